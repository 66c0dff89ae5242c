import PDFDocument from "pdfkit";
import type { Theme } from "../../picture/graph-style.ts";
import type {
  Drawing,
  GroupMark,
  Ink,
  Mark,
  PathMark,
  ScaleMark,
  TextMark,
} from "../drawing/drawing.ts";
import { FONT_FACES, openFont, type FontFace } from "../fonts/font-faces.ts";
import { textRuns, textWidth, type TextRun } from "../fonts/text-runs.ts";

const PT_PER_PX = 0.75;

export interface PdfOptions {
  readonly theme: Theme;
  /** Day of the data, as the file's date of creation. */
  readonly date: string;
  /** The program and its version. */
  readonly creator: string;
}

/**
 * Writes a drawing as PDF: one page of its size, all of it vectors, text as text in embedded fonts,
 * the picture's words as its alternative text. Letters of scripts that no bundled font has are boxes.
 */
export async function writePdf(drawing: Drawing, options: PdfOptions): Promise<Uint8Array> {
  const { width, height, title, description, language } = drawing;
  const document = new PDFDocument({
    size: [width * PT_PER_PX, height * PT_PER_PX],
    margin: 0,
    pdfVersion: "1.7",
    tagged: true,
    lang: language,
    displayTitle: true,
    // Without one of our own, the library would embed Helvetica's metrics.
    font: faceFor(null).files[400],
    info: {
      Title: title,
      Subject: description,
      Creator: options.creator,
      CreationDate: new Date(`${options.date}T00:00:00Z`),
    },
  });
  const bytes = collect(document);
  document.scale(PT_PER_PX);
  const writer = new PdfWriter(document, options.theme);
  const figure = document.struct("Figure", { alt: description, title }, () => {
    for (const mark of drawing.marks) writer.mark(mark);
  });
  document.addStructure(document.struct("Document", {}, [figure]));
  document.end();
  return bytes;
}

async function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of document) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The face of a run; the first one has boxes for what no face has. */
function faceFor(face: FontFace | null): FontFace {
  const [first] = FONT_FACES;
  if (first === undefined) throw new Error("There is no font.");
  return face ?? first;
}

class PdfWriter {
  readonly #document: PDFKit.PDFDocument;
  readonly #theme: Theme;

  constructor(document: PDFKit.PDFDocument, theme: Theme) {
    this.#document = document;
    this.#theme = theme;
  }

  mark(mark: Mark): void {
    switch (mark.kind) {
      case "group":
        this.#group(mark);
        break;
      case "path":
        this.#path(mark);
        break;
      case "scale":
        this.#scale(mark);
        break;
      case "text":
        this.#text(mark);
        break;
    }
  }

  #group({ x = 0, y = 0, marks }: GroupMark): void {
    if (marks.length === 0) return;
    this.#document.save().translate(x, y);
    for (const mark of marks) this.mark(mark);
    this.#document.restore();
  }

  #path({ d, fill, stroke }: PathMark): void {
    const document = this.#document;
    if (fill !== undefined) document.path(d).fill(this.#color(fill));
    if (stroke === undefined) return;
    document.save().lineWidth(stroke.width);
    if (stroke.dash !== undefined) {
      const { on, off, offset } = stroke.dash;
      // A phase is never negative in PDF.
      document.dash(on, { space: off, phase: (offset + on + off) % (on + off) });
    }
    document.path(d).stroke(this.#color(stroke.ink)).restore();
  }

  #scale({ x, y, width, height, stops }: ScaleMark): void {
    const gradient = this.#document.linearGradient(x, y, x + width, y);
    stops.forEach((ink, index) => {
      gradient.stop(index / (stops.length - 1), this.#color(ink));
    });
    this.#document.rect(x, y, width, height).fill(gradient);
  }

  #text({ x, y, text, font, ink, anchor, direction, halo }: TextMark): void {
    const { size, weight } = font;
    const width = textWidth(text, size, weight);
    let left = anchor === "left" ? x : anchor === "right" ? x - width : x - width / 2;
    const runs = textRuns(text, weight);
    for (const run of direction === "rtl" ? [...runs].reverse() : runs) {
      if (halo !== undefined) this.#halo(run, left, y, font, halo);
      this.#document
        .font(faceFor(run.face).files[weight])
        .fontSize(size)
        .fillColor(this.#color(ink))
        .text(run.text, left, y, { lineBreak: false, baseline: "alphabetic", features: ["kern"] });
      left += textWidth(run.text, size, weight);
    }
  }

  /** The rim around letters as outlines, so that each text is in the file once. */
  #halo(
    { text, face }: TextRun,
    left: number,
    y: number,
    { size, weight }: TextMark["font"],
    halo: NonNullable<TextMark["halo"]>,
  ): void {
    const font = openFont(faceFor(face), weight);
    const scale = size / font.unitsPerEm;
    const { glyphs, positions } = font.layout(text);
    const document = this.#document;
    document
      .save()
      .lineWidth((2 * halo.width) / scale)
      .lineJoin("round");
    document.translate(left, y).scale(scale, -scale);
    let along = 0;
    glyphs.forEach((glyph, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const outline = glyph.path.toSVG();
      if (outline !== "") {
        document.save().translate(along + xOffset, yOffset);
        document.path(outline).stroke(this.#color(halo.ink)).restore();
      }
      along += xAdvance;
    });
    document.restore();
  }

  #color(ink: Ink): string {
    return ink[this.#theme];
  }
}
