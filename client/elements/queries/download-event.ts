import { RESULT_TYPES } from "../../../server/wire/query-result.ts";

/** Forms in which a result can be kept. */
export const DOWNLOAD_FORMS = {
  csv: { name: "CSV", type: RESULT_TYPES.csv, isGraph: false },
  json: { name: "JSON", type: RESULT_TYPES.json, isGraph: false },
  gexf: { name: "GEXF", type: RESULT_TYPES.gexf, isGraph: true },
  graphml: { name: "GraphML", type: RESULT_TYPES.graphml, isGraph: true },
} as const;
export type DownloadForm = keyof typeof DOWNLOAD_FORMS;

/** The reader wants the result as a file. */
export class DownloadEvent extends Event {
  static readonly eventName = "entente-download";
  readonly form: DownloadForm;

  constructor(form: DownloadForm) {
    super(DownloadEvent.eventName, { bubbles: true, composed: true });
    this.form = form;
  }
}
