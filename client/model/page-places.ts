import type { Position, Positions } from "../../server/picture/layout.ts";
import { turnFromPage, turnToPage } from "../../server/picture/turn-positions.ts";

/** Places as they are drawn on a page, which may be turned. */
export class PagePlaces {
  #positions: Positions = new Map();
  #plan: Positions = this.#positions;
  #page: "high" | "wide" = "wide";
  #places: Positions = this.#positions;

  /** The same object while nothing has changed. */
  get places(): Positions {
    return this.#places;
  }

  /** @param plan the places that decide how the picture lies on the page. */
  lay(positions: Positions, plan: Positions, page: "high" | "wide"): void {
    if (this.#positions === positions && this.#page === page) return;
    [this.#positions, this.#plan, this.#page] = [positions, plan, page];
    this.#places = turnToPage(positions, page, plan);
  }

  /** Where a place on the page is without the turn. */
  inPlan(place: Position): Position {
    return turnFromPage(place, this.#page, this.#plan);
  }
}
