import {
  createEdgeCompoundProgram,
  EdgeProgram,
  type EdgeProgramType,
  type ProgramInfo,
} from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";
import { DRAW_UNIFORMS, setDrawUniforms, type DrawUniform } from "./draw-uniforms.ts";
import type { DrawState, DyadInk, NodeInk } from "./draw-state.ts";
import {
  LINE_FRAGMENT_SHADER,
  LINE_VERTEX_SHADER,
  LOZENGE_FRAGMENT_SHADER,
  LOZENGE_VERTEX_SHADER,
} from "./dyad-glsl.ts";
import { SHAPE_INDEX } from "../../server/picture/node-shape.ts";

/** Added to the index of a form whose line is broken. */
const DASHED = 0.25;
const FORM_INDEX = { dyad: 0, contested: 1, tie: 2 } as const satisfies Record<
  DyadInk["form"],
  number
>;
/** Steps along a curve: enough that no corner shows on a line across a large screen. */
const STEPS = 28;

interface Geometry {
  readonly vertexShader: string;
  readonly fragmentShader: string;
  /** Two numbers per vertex of the strip, the attribute a_step. */
  readonly strip: number[][];
}

const LINE: Geometry = {
  vertexShader: LINE_VERTEX_SHADER,
  fragmentShader: LINE_FRAGMENT_SHADER,
  strip: Array.from({ length: 2 * (STEPS + 1) }, (_, vertex) => [
    Math.floor(vertex / 2) / STEPS,
    vertex % 2 === 0 ? -1 : 1,
  ]),
};

const LOZENGE: Geometry = {
  vertexShader: LOZENGE_VERTEX_SHADER,
  fragmentShader: LOZENGE_FRAGMENT_SHADER,
  strip: [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ],
};

/** Returns the program of curved, arrowed lines; contested ones get a lozenge above all lines. */
export function createDyadProgram(state: DrawState): EdgeProgramType {
  return createEdgeCompoundProgram([curveProgram(state, LINE), curveProgram(state, LOZENGE)]);
}

/** Returns the program of the dotted lines of standing ties, drawn below all dyads. */
export function createTieProgram(state: DrawState): EdgeProgramType {
  return curveProgram(state, LINE);
}

function curveProgram(state: DrawState, geometry: Geometry): EdgeProgramType {
  return class CurveProgram extends EdgeProgram<DrawUniform> {
    constructor(
      gl: WebGLRenderingContext,
      _pickingBuffer: WebGLFramebuffer | null,
      renderer: ConstructorParameters<EdgeProgramType>[2],
    ) {
      super(gl, null, renderer);
    }

    override getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
      const color = { size: 4, type: UNSIGNED_BYTE, normalized: true };
      return {
        VERTICES: geometry.strip.length,
        VERTEX_SHADER_SOURCE: geometry.vertexShader,
        FRAGMENT_SHADER_SOURCE: geometry.fragmentShader,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS: DRAW_UNIFORMS,
        ATTRIBUTES: [
          { name: "a_source", size: 2, type: FLOAT },
          { name: "a_target", size: 2, type: FLOAT },
          { name: "a_bodies", size: 4, type: FLOAT },
          { name: "a_line", size: 3, type: FLOAT },
          { name: "a_ink", size: 2, type: FLOAT },
          { name: "a_color", ...color },
          { name: "a_strandA", ...color },
          { name: "a_strandB", ...color },
          { name: "a_halo", ...color },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_step", size: 2, type: FLOAT }],
        CONSTANT_DATA: geometry.strip,
      };
    }

    override processVisibleItem(
      _index: number,
      offset: number,
      source: NodeDisplayData,
      target: NodeDisplayData,
      data: EdgeDisplayData,
    ): void {
      const ink = data as EdgeDisplayData & DyadInk;
      const [from, to] = [source, target] as (NodeDisplayData & NodeInk)[];
      if (from === undefined || to === undefined) return;
      this.array.set(
        [
          ...[from.x, from.y, to.x, to.y],
          ...[from.size, SHAPE_INDEX[from.shape], to.size, SHAPE_INDEX[to.shape]],
          ...[data.size, ink.bow, formIndex(ink), ink.inkFrom, ink.inkTo],
          ...[data.color, ...ink.strands].map(floatColor),
          ink.halo === null ? 0 : floatColor(ink.halo),
        ],
        offset,
      );
    }

    override setUniforms(params: RenderParams, program: ProgramInfo): void {
      setDrawUniforms(state, params, program);
    }
  };
}

function formIndex({ form, dashed }: DyadInk): number {
  return FORM_INDEX[form] + (dashed ? DASHED : 0);
}
