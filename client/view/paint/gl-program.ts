/** An attribute of the vertices: bytes are shares of 255 unless `isWhole`. */
export interface Attribute {
  readonly name: string;
  readonly size: 1 | 2 | 3 | 4;
  readonly type: "float" | "byte";
  /** Bytes as whole numbers, −128…127, instead of shares. Default false. */
  readonly isWhole?: boolean;
}

/** A compiled program and the layout of its vertices, which lie interleaved in one buffer. */
export class GlProgram {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #attributes: readonly Attribute[];
  readonly #places = new Map<string, WebGLUniformLocation | null>();
  readonly #stride: number;

  /** @throws Error when the browser cannot compile it. */
  constructor(
    gl: WebGL2RenderingContext,
    shaders: { readonly vertex: string; readonly fragment: string },
    attributes: readonly Attribute[],
  ) {
    this.#gl = gl;
    this.#attributes = attributes;
    this.#stride = attributes.reduce((sum, attribute) => sum + bytesOf(attribute), 0);
    this.#program = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, shaders.vertex],
      [gl.FRAGMENT_SHADER, shaders.fragment],
    ] as const) {
      const shader = gl.createShader(type);
      if (shader === null) throw new Error("the graphics context is lost");
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(this.#program, shader);
    }
    attributes.forEach(({ name }, place) => {
      gl.bindAttribLocation(this.#program, place, name);
    });
    gl.linkProgram(this.#program);
    // A lost context links nothing and logs nothing; it comes back by an event.
    if (gl.getProgramParameter(this.#program, gl.LINK_STATUS) !== true && !gl.isContextLost()) {
      throw new Error(gl.getProgramInfoLog(this.#program) ?? "a program does not link");
    }
  }

  /** Takes the program and the vertices of a buffer for the next draw call. */
  use(buffer: WebGLBuffer | null): void {
    const gl = this.#gl;
    gl.useProgram(this.#program);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    let offset = 0;
    this.#attributes.forEach((attribute, place) => {
      const { size, type, isWhole = false } = attribute;
      gl.enableVertexAttribArray(place);
      const glType = type === "float" ? gl.FLOAT : isWhole ? gl.BYTE : gl.UNSIGNED_BYTE;
      const isShare = type === "byte" && !isWhole;
      gl.vertexAttribPointer(place, size, glType, isShare, this.#stride, offset);
      offset += bytesOf(attribute);
    });
  }

  set(name: string, ...values: readonly number[]): void {
    const place = this.#place(name);
    const [x = 0, y = 0, z = 0, w = 0] = values;
    if (values.length === 1) this.#gl.uniform1f(place, x);
    else if (values.length === 2) this.#gl.uniform2f(place, x, y);
    else if (values.length === 3) this.#gl.uniform3f(place, x, y, z);
    else this.#gl.uniform4f(place, x, y, z, w);
  }

  setList(name: string, triples: Float32Array): void {
    this.#gl.uniform3fv(this.#place(name), triples);
  }

  kill(): void {
    this.#gl.deleteProgram(this.#program);
  }

  /** A shader that does not use a uniform has no place for it; WebGL ignores the call then. */
  #place(name: string): WebGLUniformLocation | null {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.#gl.getUniformLocation(this.#program, name);
    this.#places.set(name, place);
    return place;
  }
}

function bytesOf({ size, type }: Attribute): number {
  return type === "float" ? 4 * size : size;
}
