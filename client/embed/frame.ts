import { reportHeight } from "./frame-height.ts";

// The script of a figure's own page. What a reader may never use is loaded when it is used.
reportHeight(window);
const figure = document.querySelector<HTMLElement>("[data-live]");
if (figure !== null) {
  const waking = ["pointerenter", "pointerdown", "focusin"] as const;
  const wake = (): void => {
    for (const name of waking) figure.removeEventListener(name, wake);
    void import("./live/live-figure.ts").then(({ startLiveFigure }) => startLiveFigure(figure));
  };
  for (const name of waking) figure.addEventListener(name, wake);
}
