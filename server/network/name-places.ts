/** Names and the order in which they were first seen, so that columns can hold numbers for them. */
export class NamePlaces {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  /** The place of a name, at the end for a new one. */
  take(name: string): number {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = this.names.push(name) - 1;
      this.#places.set(name, place);
    }
    return place;
  }

  /** Undefined for a name that was not seen. */
  find(name: string): number | undefined {
    return this.#places.get(name);
  }

  get length(): number {
    return this.names.length;
  }
}
