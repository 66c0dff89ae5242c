/** A graph for a file: typed, of any schema, with what a drawing program can show of it. */
export interface ExportGraph {
  /** Each id once. */
  readonly nodes: readonly ExportNode[];
  /** Each id once; ends are ids of nodes. Several edges may have the same ends. */
  readonly edges: readonly ExportEdge[];
  readonly meta?: ExportMeta;
}

/** A value of an attribute. Days and times are texts. */
export type ExportValue = string | number | bigint | boolean;

/** What nodes and edges have in common. */
export interface ExportItem {
  readonly id: string;
  readonly label?: string | undefined;
  /** By name; null and absent are the same. */
  readonly attributes?: Readonly<Record<string, ExportValue | null | undefined>>;
  /** First and last day, `YYYY-MM-DD`, both inclusive; absent: always. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

export interface ExportNode extends ExportItem {
  readonly picture?: NodePicture;
}

/** How a node is drawn. */
export interface NodePicture {
  /** x to the right and y upwards, as the readers of these files have it. */
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly color?: HexColor;
  readonly shape?: "disc" | "square" | "triangle" | "diamond";
}

/** A directed edge. */
export interface ExportEdge extends ExportItem {
  readonly from: string;
  readonly to: string;
  /** What sort of edge it is, such as the type of a relationship; tells parallel edges apart. */
  readonly kind?: string | undefined;
  readonly weight?: number | undefined;
  readonly picture?: EdgePicture;
}

export interface EdgePicture {
  readonly color?: HexColor;
  readonly thickness?: number;
  readonly shape?: "solid" | "dotted" | "dashed" | "double";
}

export type HexColor = `#${string}`;

export interface ExportMeta {
  /** The program and its version. */
  readonly creator?: string;
  readonly title?: string;
  readonly description?: string;
  /** Day of the last change, `YYYY-MM-DD`. */
  readonly modified?: string;
}
