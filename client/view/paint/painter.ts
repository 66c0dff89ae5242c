import {
  GRAPH_COLORS,
  NODE_KINDS,
  contestedColors,
  type Theme,
} from "../../../server/picture/graph-style.ts";
import { channels, type HexColor } from "../../../server/picture/srgb.ts";
import type { Viewport } from "../../../server/picture/viewport.ts";
import type { DrawnNetwork } from "../drawn-network.ts";
import { GlProgram } from "./gl-program.ts";
import { hairlineVertices } from "./hairlines.ts";
import {
  HAIRLINE_FRAGMENT_SHADER,
  HAIRLINE_VERTEX_SHADER,
  LINE_FRAGMENT_SHADER,
  LINE_VERTEX_SHADER,
  LOZENGE_FRAGMENT_SHADER,
  LOZENGE_VERTEX_SHADER,
  SHEET_FRAGMENT_SHADER,
  SHEET_VERTEX_SHADER,
} from "./line-glsl.ts";
import { LOZENGE_WORDS, STRIP_WORDS, type LineStrips } from "./line-strips.ts";
import { NODE_FRAGMENT_SHADER, NODE_VERTEX_SHADER } from "./node-glsl.ts";
import { NODE_BYTES, quadCorners } from "./node-quads.ts";
import type { RasterBand } from "./raster/raster-client.ts";

/** What a frame is drawn for. */
export interface Frame {
  readonly viewport: Viewport;
  readonly theme: Theme;
  readonly pixelRatio: number;
}

/** A whole picture in the graphics memory, and what it was drawn for. */
export interface Sheet {
  readonly texture: WebGLTexture;
  readonly buffer: WebGLFramebuffer;
  /** In pixels of the screen. */
  readonly width: number;
  readonly height: number;
  viewport: Viewport | null;
}

/**
 * Draws into a canvas from flat columns, without an instanced call: a browser without a graphics
 * card takes thirteen times as long for an instanced quad as for a plain one.
 */
export class Painter {
  readonly #gl: WebGL2RenderingContext;
  readonly #programs: Record<"line" | "lozenge" | "hairline" | "node" | "sheet", GlProgram>;
  readonly #buffers: Record<
    "line" | "lozenge" | "hairline" | "node" | "front" | "sheet",
    WebGLBuffer
  >;
  readonly #corners: WebGLBuffer;
  #cornerQuads = 0;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#programs = {
      line: new GlProgram(gl, { vertex: LINE_VERTEX_SHADER, fragment: LINE_FRAGMENT_SHADER }, [
        { name: "a_point", size: 2, type: "float" },
        { name: "a_place", size: 4, type: "float" },
        { name: "a_form", size: 2, type: "float" },
        { name: "a_color", size: 4, type: "byte" },
        { name: "a_halo", size: 4, type: "byte" },
      ]),
      lozenge: new GlProgram(
        gl,
        { vertex: LOZENGE_VERTEX_SHADER, fragment: LOZENGE_FRAGMENT_SHADER },
        [
          { name: "a_point", size: 2, type: "float" },
          { name: "a_corner", size: 3, type: "float" },
          { name: "a_ink", size: 1, type: "float" },
        ],
      ),
      hairline: new GlProgram(
        gl,
        { vertex: HAIRLINE_VERTEX_SHADER, fragment: HAIRLINE_FRAGMENT_SHADER },
        [
          { name: "a_position", size: 2, type: "float" },
          { name: "a_color", size: 4, type: "byte" },
        ],
      ),
      node: new GlProgram(gl, { vertex: NODE_VERTEX_SHADER, fragment: NODE_FRAGMENT_SHADER }, [
        { name: "a_body", size: 3, type: "float" },
        { name: "a_corner", size: 4, type: "byte", isWhole: true },
        { name: "a_halo", size: 4, type: "byte" },
      ]),
      sheet: new GlProgram(gl, { vertex: SHEET_VERTEX_SHADER, fragment: SHEET_FRAGMENT_SHADER }, [
        { name: "a_corner", size: 2, type: "float" },
      ]),
    };
    this.#buffers = {
      line: gl.createBuffer(),
      lozenge: gl.createBuffer(),
      hairline: gl.createBuffer(),
      node: gl.createBuffer(),
      front: gl.createBuffer(),
      sheet: gl.createBuffer(),
    };
    this.#corners = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers.sheet);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.clearColor(0, 0, 0, 0);
  }

  /** Draws into a sheet from here on, or on the screen. */
  target(sheet: Sheet | null): void {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, sheet?.buffer ?? null);
  }

  clear(): void {
    this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
  }

  /** A sheet of the size of the canvas. @param bands what is on it. */
  createSheet(bands: readonly RasterBand[] = []): Sheet {
    const gl = this.#gl;
    const [texture, buffer] = [gl.createTexture(), gl.createFramebuffer()];
    gl.bindTexture(gl.TEXTURE_2D, texture);
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
    const pixelCount = bands.reduce((sum, { pixels }) => sum + pixels.length, 0);
    // What was drawn for another size of the canvas stays away.
    for (const { first, pixels } of pixelCount === width * height ? bands : []) {
      const bytes = new Uint8Array(pixels.buffer);
      const rows = bytes.length / 4 / width;
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, first, width, rows, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
    }
    for (const [name, value] of [
      [gl.TEXTURE_MIN_FILTER, gl.LINEAR],
      [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
      [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
      [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
    ] as const) {
      gl.texParameteri(gl.TEXTURE_2D, name, value);
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    return { texture, buffer, width, height, viewport: null };
  }

  /** Whether a sheet has the size that the canvas has now. */
  fits({ width, height }: Sheet): boolean {
    const { drawingBufferWidth, drawingBufferHeight } = this.#gl;
    return width === drawingBufferWidth && height === drawingBufferHeight;
  }

  dropSheet({ texture, buffer }: Sheet): void {
    this.#gl.deleteFramebuffer(buffer);
    this.#gl.deleteTexture(texture);
  }

  /** Draws a sheet where its picture lies now. @param ink 0–1, how much of it is left. */
  drawSheet({ texture, viewport: then }: Sheet, frame: Frame, ink: number): void {
    if (then === null) return;
    const gl = this.#gl;
    const now = frame.viewport;
    const grown = now.pxPerUnit / then.pxPerUnit;
    const program = this.#programs.sheet;
    program.use(this.#buffers.sheet);
    program.set("u_viewport", now.width, now.height);
    program.set(
      "u_box",
      now.origin.x - then.origin.x * grown,
      now.origin.y - then.origin.y * grown,
      then.width * grown,
      then.height * grown,
    );
    program.set("u_ink", ink);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }

  /** Keeps the first lines of a network as hairlines in the graphics memory. */
  loadHairlines(drawn: DrawnNetwork, theme: Theme, count: number): void {
    const gl = this.#gl;
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers.hairline);
    gl.bufferData(gl.ARRAY_BUFFER, hairlineVertices(drawn, theme, count), gl.STATIC_DRAW);
  }

  /** Draws some of the hairlines that were loaded. */
  drawHairlines(frame: Frame, first: number, count: number): void {
    const program = this.#programs.hairline;
    program.use(this.#buffers.hairline);
    this.#setView(program, frame);
    this.#gl.drawArrays(this.#gl.LINES, 2 * first, 2 * count);
  }

  drawStrips(strips: LineStrips, frame: Frame): void {
    this.#drawLines("line", strips.strips.subarray(0, strips.vertices * STRIP_WORDS), frame);
  }

  drawLozenges(strips: LineStrips, frame: Frame): void {
    const used = strips.lozengeVertices * LOZENGE_WORDS;
    this.#drawLines("lozenge", strips.lozenges.subarray(0, used), frame);
  }

  /** Keeps vertices of nodes in the graphics memory: `base` for long, `front` for a frame or few. */
  loadNodes(which: "node" | "front", vertices: ArrayBuffer): void {
    const gl = this.#gl;
    this.#needCorners(vertices.byteLength / NODE_BYTES / 4);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers[which]);
    gl.bufferData(gl.ARRAY_BUFFER, vertices, which === "node" ? gl.STATIC_DRAW : gl.STREAM_DRAW);
  }

  drawNodes(which: "node" | "front", frame: Frame, first: number, count: number): void {
    const gl = this.#gl;
    const program = this.#programs.node;
    program.use(this.#buffers[which]);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#corners);
    this.#setView(program, frame);
    this.#setInk(program, frame);
    program.set("u_scale", frame.viewport.scale);
    const colors = NODE_KINDS.map((kind) => GRAPH_COLORS[frame.theme].nodes[kind]);
    program.setList("u_fills", Float32Array.from(colors.flatMap(({ fill }) => shares(fill))));
    program.setList("u_rings", Float32Array.from(colors.flatMap(({ ring }) => shares(ring))));
    gl.drawElements(gl.TRIANGLES, 6 * count, gl.UNSIGNED_INT, 6 * 4 * first);
  }

  kill(): void {
    for (const program of Object.values(this.#programs)) program.kill();
    for (const buffer of Object.values(this.#buffers)) this.#gl.deleteBuffer(buffer);
    this.#gl.deleteBuffer(this.#corners);
  }

  #drawLines(which: "line" | "lozenge", vertices: Float32Array<ArrayBuffer>, frame: Frame): void {
    if (vertices.length === 0) return;
    const gl = this.#gl;
    const program = this.#programs[which];
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers[which]);
    gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
    program.use(this.#buffers[which]);
    program.set("u_viewport", frame.viewport.width, frame.viewport.height);
    this.#setInk(program, frame);
    const [a, b] = contestedColors(frame.theme);
    program.set("u_strandA", ...shares(a));
    program.set("u_strandB", ...shares(b));
    if (which === "line") gl.drawArrays(gl.TRIANGLE_STRIP, 0, vertices.length / STRIP_WORDS);
    else gl.drawArrays(gl.TRIANGLES, 0, vertices.length / LOZENGE_WORDS);
  }

  #setView(program: GlProgram, { viewport }: Frame): void {
    program.set("u_viewport", viewport.width, viewport.height);
    program.set("u_view", viewport.origin.x, viewport.origin.y, viewport.pxPerUnit);
  }

  #setInk(program: GlProgram, { pixelRatio, theme }: Frame): void {
    program.set("u_pixelRatio", pixelRatio);
    program.set("u_paper", ...shares(GRAPH_COLORS[theme].paper));
  }

  #needCorners(quads: number): void {
    if (quads <= this.#cornerQuads) return;
    const gl = this.#gl;
    this.#cornerQuads = Math.max(quads, 1024, this.#cornerQuads * 2);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#corners);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, quadCorners(this.#cornerQuads), gl.STATIC_DRAW);
  }
}

function shares(color: HexColor): readonly [number, number, number] {
  const [red, green, blue] = channels(color);
  return [red / 255, green / 255, blue / 255];
}
