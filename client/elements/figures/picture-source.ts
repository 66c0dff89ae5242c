/** The address of a picture that is at hand as SVG text, for an `img`: there no script of it runs. */
export function pictureSource(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
