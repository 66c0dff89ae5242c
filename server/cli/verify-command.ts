import type { FigureChange, FigureStatus } from "../wire/figure-meta.ts";
import { FigureIdSchema } from "../wire/figure.ts";
import { printable } from "./cell-text.ts";
import { defineAction, type CommandContext, type CommandHelp } from "./command.ts";
import { JSON_OPTION } from "./common-options.ts";
import { DATA_OPTIONS, openDesk } from "./open-desk.ts";
import { parseOptions, type ParsedOptions } from "./parse-options.ts";
import { ServerDesk } from "./server-desk.ts";
import { TextTable } from "./text-table.ts";
import { UsageError } from "./usage-error.ts";

const HELP: CommandHelp = {
  usage: "verify FIGURE",
  about: [
    "Asks a figure's question again and tells what has changed since the figure was frozen: stances and ties that were added or dropped, stances whose sign is another (flipped), and any other difference (altered).",
    "FIGURE is an id, 64 hexadecimal digits, or the address of a figure's page or file; an address is asked of its own server. Ends with 0 where nothing has changed, and with 1 where something has.",
  ],
  options: [...DATA_OPTIONS, JSON_OPTION],
  examples: [
    { line: "entente verify https://graph.example.org/embed/ID", text: "a figure in a report" },
    {
      line: "entente verify ID --json | jq '.changes[] | select(.change == \"flipped\")'",
      text: "which stances have turned round",
    },
  ],
};

export const VERIFY = defineAction(HELP, async (words, context) => {
  const parsed = parseOptions(words, HELP.options, 1);
  const [figure] = parsed.positionals;
  if (figure === undefined) {
    throw new UsageError("there is no figure", "name its id, or the address of its page");
  }
  const status = await statusOf(figure, parsed, context);
  const { output } = context;
  if (parsed.has("json")) await output.json(status);
  else {
    await output.line(printable(status.sentence));
    if (!status.equal) await output.write(tableOf(status, output.columns, output.hasStyle));
    const rest = status.changed - status.changes.length;
    if (rest > 0) context.notices.line(`${rest} further changes are not listed.`);
  }
  return status.equal ? 0 : 1;
});

async function statusOf(
  figure: string,
  parsed: ParsedOptions,
  context: CommandContext,
): Promise<FigureStatus> {
  const address = toAddress(figure);
  // Of what is sent to a server that an address names, nothing is ours.
  if (address !== null) {
    return new ServerDesk({ url: address.server, token: null }).verify(address.id, address.token);
  }
  if (!FigureIdSchema.safeParse(figure).success) {
    throw new UsageError(
      `${JSON.stringify(figure.slice(0, 100))} is not a figure`,
      "write its 64 hexadecimal digits, or an address such as http://127.0.0.1:4270/embed/…",
    );
  }
  const desk = await openDesk(context, parsed);
  try {
    return await desk.verify(figure, null);
  } finally {
    await desk.close();
  }
}

/** What the address of a figure's page or file names; null for what is no web address of one. */
function toAddress(
  text: string,
): { readonly server: string; readonly id: string; readonly token: string | null } | null {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) return null;
  const { origin, pathname, searchParams } = new URL(text);
  const found = /^(.*)\/(?:embed|figures)\/([0-9a-f]{64})(?:[./][a-z./]+)?$/.exec(pathname);
  if (found === null) return null;
  const [, below = "", id = ""] = found;
  return { server: `${origin}${below}`, id, token: searchParams.get("token") };
}

function tableOf({ changes }: FigureStatus, width: number | undefined, isBold: boolean): string {
  const rows = changes.map(toRow);
  const titles = ["change", "date", "from", "to", "in the figure", "in the graph"];
  const table = new TextTable(
    titles.map((title) => ({ title })),
    rows,
    { width, isBold },
  );
  return table.head() + rows.map((row) => table.row(row)).join("");
}

function toRow({ change, from, to, then, now }: FigureChange): readonly string[] {
  const date = then?.date ?? now?.date ?? "";
  return [change, date, from.name, to.name, said(then), said(now)].map(printable);
}

function said(record: FigureChange["then"]): string {
  if (record === null) return "";
  const { polarity, summary } = record;
  return polarity === undefined ? summary : `${polarity > 0 ? "+" : ""}${polarity} ${summary}`;
}
