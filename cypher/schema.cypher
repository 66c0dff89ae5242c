// Constraints and indexes of Entente. Running it again changes nothing.
// The loader creates what is missing; run this yourself where its user may not.

// One per id; the loader finds what it replaces by it.
CREATE CONSTRAINT entente_actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;

// One per id; the loader finds what it replaces by it.
CREATE CONSTRAINT entente_issue_id IF NOT EXISTS FOR (n:Issue) REQUIRE n.id IS UNIQUE;

// One per id; the loader finds what it replaces by it.
CREATE CONSTRAINT entente_source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;

// One per id; the loader finds what it replaces by it.
CREATE CONSTRAINT entente_lock_id IF NOT EXISTS FOR (n:EntenteLock) REQUIRE n.id IS UNIQUE;

// One per id; the loader finds what it replaces by it.
CREATE CONSTRAINT entente_stance_id IF NOT EXISTS FOR ()-[n:STANCE]-() REQUIRE n.id IS UNIQUE;

// Filters of the explorer.
CREATE RANGE INDEX entente_stance_date IF NOT EXISTS FOR ()-[n:STANCE]-() ON (n.date);

// Filters of the explorer.
CREATE RANGE INDEX entente_stance_issue IF NOT EXISTS FOR ()-[n:STANCE]-() ON (n.issue);

// Filters of the explorer.
CREATE RANGE INDEX entente_stance_source IF NOT EXISTS FOR ()-[n:STANCE]-() ON (n.source);

// Filters of the explorer.
CREATE RANGE INDEX entente_actor_kind IF NOT EXISTS FOR (n:Actor) ON (n.kind);

// Typeahead: CONTAINS on folded names.
CREATE TEXT INDEX entente_actor_search IF NOT EXISTS FOR (n:Actor) ON (n.search);

// Typeahead: CONTAINS on folded names.
CREATE TEXT INDEX entente_issue_search IF NOT EXISTS FOR (n:Issue) ON (n.search);

// Finds the one node that carries the version of the graph.
CREATE RANGE INDEX entente_source_version IF NOT EXISTS FOR (n:Source) ON (n.ententeVersion);

// Finds the one node that carries the version of the graph.
CREATE RANGE INDEX entente_actor_version IF NOT EXISTS FOR (n:Actor) ON (n.ententeVersion);

// Finds the one node that carries the version of the graph.
CREATE RANGE INDEX entente_issue_version IF NOT EXISTS FOR (n:Issue) ON (n.ententeVersion);

// Full-text search over names.
CREATE FULLTEXT INDEX entente_names IF NOT EXISTS FOR (n:Actor|Issue) ON EACH [n.name, n.aliases];
