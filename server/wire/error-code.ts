/**
 * Every error that leaves the program, with the HTTP status that carries it. A code is part of the
 * contract: clients branch on it, so a code is never renamed and its meaning never changes.
 */
export const ERROR_STATUS = {
  /** The request does not fit the route's schema; `details.errors` names field, value and remedy. */
  "invalid-request": 400,
  /** A body or file is not the format that it claims to be. */
  "invalid-file": 400,
  /** The query text is not Cypher that this engine accepts. */
  "invalid-query": 400,
  /** The query would write, administer, or read files or URLs. */
  "forbidden-query": 403,
  /** A saved query has faults in its front matter, parameters or Cypher; `details.errors` lists them. */
  "broken-query": 422,
  /** The query is valid Cypher but the embedded engine would answer it wrongly or not at all. */
  "unsupported-query": 422,
  /** The Host header names a host that this server was not asked to serve. */
  "forbidden-host": 403,
  /** The request needs a token and has none, or one that the server does not know. */
  unauthenticated: 401,
  /** The caller's role does not allow it. */
  "forbidden-role": 403,
  /** A page of another site sent a request that would change something. */
  "forbidden-origin": 403,
  /** The figure needs a token that a site has signed, and the request has none that opens it. */
  "forbidden-token": 403,
  "not-found": 404,
  /** The figure was withdrawn. */
  withdrawn: 410,
  /** oEmbed was asked for in a format that is neither JSON nor XML. */
  "unknown-format": 501,
  "method-not-allowed": 405,
  /** What should be new is there already; `details.current` is what is there. */
  "already-exists": 409,
  /** Somebody else saved since the version that the caller has seen; `details.current` is theirs. */
  "changed-meanwhile": 412,
  /** It comes with the program and cannot be changed. */
  "read-only": 403,
  /** The caller sends more than its role may in a minute, or tries too many tokens. */
  "too-many-requests": 429,
  /** Another process is writing to the same data. */
  busy: 409,
  /** The request body is over the limit of the route. */
  "too-long": 413,
  /** The query ran past its time limit and was ended. */
  timeout: 504,
  /** The result or the memory needed for it ran past its limit. */
  "too-large": 422,
  /** A graph file was asked for, and the result holds no nodes, relationships or paths. */
  "not-a-graph": 422,
  /** The caller went away, or somebody cancelled the query. */
  cancelled: 499,
  /** The engine's process ended during the query; the next one finds it running again. */
  "engine-crashed": 503,
  /** A client of the server (explorer, command line) gets no answer from it. */
  unreachable: 503,
  /** The database cannot be reached. */
  "database-unavailable": 503,
  /** The database refuses the user or password of the settings. */
  "database-auth": 503,
  /** The server answers, but has no database of the name in the settings, or it is not online. */
  "database-missing": 503,
  /** The encrypted connection failed: certificate, host name, or encryption on one side only. */
  "database-tls": 503,
  /** The database ended the transaction: an administrator or a shutdown did it. */
  "transaction-ended": 503,
  /** Two writers waited for each other, and the database ended this one. */
  deadlock: 503,
  /** The database failed at a query that it should have answered. */
  "database-failed": 502,
  /** The storage of saved queries and figures cannot be reached, or refuses. */
  "documents-unavailable": 503,
  /** The graph file is damaged or was written by a version that this program does not read. */
  "damaged-data": 500,
  /** The data folder cannot be read or written. */
  "unusable-folder": 500,
  /** The address and port are taken or not allowed. */
  "address-in-use": 500,
  /** A setting in the environment is missing, malformed or unsafe. */
  "invalid-setting": 500,
  internal: 500,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;
