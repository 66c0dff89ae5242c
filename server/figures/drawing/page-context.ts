import type { FigurePayload } from "../../wire/figure-payload.ts";
import type { LaneAxis, MapGround } from "../../wire/view-ground.ts";
import type { FigureWords } from "../words/figure-words.ts";
import type { PageForm } from "./page-sizes.ts";

/** What every block of a page needs to know. */
export interface PageContext {
  readonly payload: FigurePayload;
  /** null where the picture is kept nowhere. */
  readonly id: string | null;
  /** What lies under the network; null for plain paper. */
  readonly ground: MapGround | null;
  /** Days of a chart of lanes in the network's place; null for the network. */
  readonly lanes: LaneAxis | null;
  readonly form: PageForm;
  /** Width between the margins. */
  readonly inner: number;
  readonly words: FigureWords;
}
