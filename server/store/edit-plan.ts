import type { EditedBatch, GraphChange, GraphEdit, RefusedEdit, TakeBack } from "./graph-edit.ts";
import type { ItemCheck } from "./item-check.ts";
import {
  itemToRecord,
  recordHash,
  recordKey,
  recordOfKey,
  recordText,
  sha256,
  type EdgeRecord,
  type GraphDigest,
  type ItemRecord,
  type NodeRecord,
} from "./item-record.ts";

/** An edit, and what of it can be worked out before anybody knows what is there. */
export interface PreparedEdit {
  readonly edit: GraphEdit;
  /** What it is about, to look up what is there. */
  readonly record: ItemRecord;
  readonly key: string;
  /** Of the record; null for an edit that only names it. */
  readonly content: RecordContent | null;
}

interface RecordContent {
  readonly text: string;
  readonly sha256: string;
}

export function prepareEdit(edit: GraphEdit): PreparedEdit {
  if (edit.kind !== "put") {
    return { edit, record: recordOfKey(edit.key), key: edit.key, content: null };
  }
  const record = itemToRecord(edit.item);
  return { edit, record, key: recordKey(record), content: toContent(record) };
}

/**
 * What a batch of edits comes to: which records to write and to remove, and what to tell of each edit.
 * Engines look up what is there, take the plan, and write it.
 */
export class EditPlan {
  readonly #stored: ReadonlyMap<string, ItemRecord>;
  readonly #check: ItemCheck;
  /** What is to be under a key after the batch, where that was decided; null: nothing. */
  readonly #now = new Map<string, ItemRecord | null>();
  readonly #changes = new Map<number, GraphChange>();
  readonly #refused: RefusedEdit[] = [];
  /** Nodes that are to go unless something needs them, by the place of their edit. */
  readonly #doomed = new Map<number, NodeRecord>();
  readonly #contents = new Map<ItemRecord, RecordContent>();

  /** @param stored what is there under the keys of the edits. */
  constructor(
    edits: readonly PreparedEdit[],
    stored: ReadonlyMap<string, ItemRecord>,
    check: ItemCheck,
  ) {
    this.#stored = stored;
    this.#check = check;
    const stances = new Set(
      edits.flatMap(({ edit }) =>
        edit.kind === "put" && edit.item.kind === "stance" ? [edit.item.stance.id] : [],
      ),
    );
    for (const { record, content } of edits) {
      if (content !== null) this.#contents.set(record, content);
    }
    for (const [index, prepared] of edits.entries()) this.#take(index, prepared, stances);
  }

  /** Records that are new or whose content changes. */
  get put(): readonly ItemRecord[] {
    return [...this.#differing()].flatMap(([, record]) => (record === null ? [] : [record]));
  }

  /** Relationships that are to go. */
  get removedEdges(): readonly EdgeRecord[] {
    return [...this.#differing()].flatMap(([key, record]) => {
      const stored = record === null ? this.#stored.get(key) : undefined;
      return stored?.shape === "edge" ? [stored] : [];
    });
  }

  /** Nodes that are to go once everything else is written, unless something needs them. */
  get doomed(): readonly NodeRecord[] {
    return [...this.#doomed.values()];
  }

  /**
   * Settles which of the doomed nodes go.
   * @param needed keys of those that something hangs on or names.
   */
  settle(needed: ReadonlySet<string>): readonly NodeRecord[] {
    const gone = [...this.#doomed].filter(([, node]) => !needed.has(recordKey(node)));
    for (const [index, node] of this.#doomed) {
      const key = recordKey(node);
      this.#changes.set(index, this.#kept(key, node));
    }
    for (const [index, node] of gone) this.#changes.set(index, this.#remove(node));
    return gone.map(([, node]) => node);
  }

  /** What was done, edit by edit. */
  outcome(): EditedBatch {
    const inOrder = [...this.#changes].sort(([a], [b]) => a - b);
    return { changes: inOrder.map(([, change]) => change), refused: this.#refused };
  }

  /** What is under the touched keys after the batch. */
  after(): ReadonlyMap<string, ItemRecord | null> {
    return this.#now;
  }

  /** Brings the digest of the graph up to date. Gives whether anything changed. */
  addTo(digest: GraphDigest): boolean {
    let isChanged = false;
    for (const [key, record] of this.#differing()) {
      isChanged = true;
      const stored = this.#stored.get(key);
      if (stored !== undefined) digest.remove(this.#content(stored).sha256);
      if (record !== null) digest.add(this.#content(record).sha256);
    }
    return isChanged;
  }

  #take(index: number, prepared: PreparedEdit, stances: ReadonlySet<string>): void {
    const { edit } = prepared;
    if (edit.kind === "put") {
      const [fault] = this.#check.checkInBatch(edit.item, stances);
      if (fault === undefined)
        this.#changes.set(index, this.#put(prepared, edit.ifAbsent === true));
      else this.#refused.push({ index, fault });
      return;
    }
    const there = this.#there(edit.key);
    if (edit.kind === "take-back") {
      const left = there === undefined ? null : this.#hash(there);
      if (left !== edit.left || !this.#canRestore(edit)) {
        this.#changes.set(index, this.#kept(edit.key, there));
        return;
      }
      if (edit.before !== null) {
        this.#changes.set(index, this.#write(edit.before));
        return;
      }
    }
    if (there === undefined) this.#changes.set(index, this.#kept(edit.key, there));
    else if (there.shape === "node") this.#doomed.set(index, there);
    else this.#changes.set(index, this.#remove(there));
  }

  #put({ record, key }: PreparedEdit, ifAbsent: boolean): GraphChange {
    const there = this.#there(key);
    if (there === undefined) return this.#write(record);
    const isSame = this.#content(there).text === this.#content(record).text;
    if (!isSame && !ifAbsent) return this.#write(record);
    return { key, did: isSame ? "same" : "left", after: this.#hash(there), before: null };
  }

  #write(record: ItemRecord): GraphChange {
    const key = recordKey(record);
    const before = this.#there(key) ?? null;
    this.#now.set(key, record);
    this.#check.note(record, true);
    const did = before === null ? "created" : "changed";
    return { key, did, after: this.#hash(record), before };
  }

  #remove(record: ItemRecord): GraphChange {
    const key = recordKey(record);
    this.#now.set(key, null);
    this.#check.note(record, false);
    return { key, did: "removed", after: null, before: record };
  }

  #canRestore({ before }: TakeBack): boolean {
    return before?.shape !== "edge" || this.#check.canHang(before);
  }

  #there(key: string): ItemRecord | undefined {
    const now = this.#now.get(key);
    return now === undefined ? this.#stored.get(key) : (now ?? undefined);
  }

  *#differing(): Generator<readonly [string, ItemRecord | null]> {
    for (const [key, record] of this.#now) {
      const stored = this.#stored.get(key);
      const text = stored === undefined ? null : this.#content(stored).text;
      if (text !== (record === null ? null : this.#content(record).text)) yield [key, record];
    }
  }

  #kept(key: string, there: ItemRecord | undefined): GraphChange {
    const after = there === undefined ? null : this.#hash(there);
    return { key, did: "kept", after, before: null };
  }

  #hash(record: ItemRecord): string {
    return recordHash(this.#content(record).sha256);
  }

  /** Worked out once: a batch asks for it several times. */
  #content(record: ItemRecord): RecordContent {
    let content = this.#contents.get(record);
    if (content === undefined) {
      content = toContent(record);
      this.#contents.set(record, content);
    }
    return content;
  }
}

function toContent(record: ItemRecord): RecordContent {
  const text = recordText(record);
  return { text, sha256: sha256(text) };
}
