import { svg, type SVGTemplateResult } from "lit";

const icon = (shapes: SVGTemplateResult): SVGTemplateResult =>
  svg`<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">${shapes}</svg>`;

/** Line icons on a 20-unit square; decoration beside a word or an accessible name. */
export const icons = {
  search: icon(
    svg`<circle cx="8.75" cy="8.75" r="5.25"></circle><path d="M12.75 12.75 17 17"></path>`,
  ),
  close: icon(svg`<path d="M5 5 15 15M15 5 5 15"></path>`),
  plus: icon(svg`<path d="M10 4V16M4 10H16"></path>`),
  minus: icon(svg`<path d="M4 10H16"></path>`),
  play: icon(svg`<path d="M7 4.500 15 10 7 15.500Z"></path>`),
  pause: icon(
    svg`<path d="M6.500 4.500H8.500V15.500H6.500ZM11.500 4.500H13.500V15.500H11.500Z"></path>`,
  ),
  stepBack: icon(svg`<path d="M6 5V15M14 5 8.500 10 14 15"></path>`),
  stepForward: icon(svg`<path d="M14 5V15M6 5 11.500 10 6 15"></path>`),
  undo: icon(svg`<path d="M7.500 4.500 4 8 7.500 11.500M4 8H12A4 4 0 0 1 12 16H8"></path>`),
  redo: icon(svg`<path d="M12.500 4.500 16 8 12.500 11.500M16 8H8A4 4 0 0 0 8 16H12"></path>`),
  fit: icon(svg`<path d="M4 8V4H8M12 4H16V8M16 12V16H12M8 16H4V12"></path>`),
  sun: icon(
    svg`<circle cx="10" cy="10" r="3.25"></circle><path d="M10 2.5V4M10 16V17.5M2.5 10H4M16 10H17.5M4.7 4.7 5.75 5.750M14.25 14.25 15.3 15.3M4.7 15.3 5.75 14.250M14.25 5.75 15.3 4.7"></path>`,
  ),
  moon: icon(svg`<path d="M16 12.250A6.75 6.75 0 0 1 7.75 4 6.5 6.5 0 1 0 16 12.250Z"></path>`),
  person: icon(
    svg`<circle cx="10" cy="6.75" r="3.25"></circle><path d="M3.75 17C3.75 13.75 6.250 12.250 10 12.250S16.250 13.750 16.250 17"></path>`,
  ),
  reverse: icon(svg`<path d="M4 7H15L12 4M16 13H5L8 16"></path>`),
  external: icon(svg`<path d="M8 5H5V15H15V12M11 4H16V9M16 4 9 11"></path>`),
  star: icon(
    svg`<path d="M10 3.2 12.1 7.6 16.9 8.2 13.4 11.5 14.3 16.3 10 13.9 5.7 16.3 6.6 11.500 3.1 8.2 7.9 7.6Z"></path>`,
  ),
  edit: icon(svg`<path d="M4 16V13L13 4 16 7 7 16ZM11 6 14 9"></path>`),
  link: icon(
    svg`<path d="M8.5 11.500 11.500 8.5M9 6.500 11 4.500A3.200 3.200 0 0 1 15.500 9L13.500 11M11 13.500 9 15.500A3.200 3.200 0 0 1 4.500 11L6.500 9"></path>`,
  ),
  history: icon(svg`<path d="M4 10A6 6 0 1 1 6 14.500M4 6V10H8M10 7V10.500L12.500 12"></path>`),
  remove: icon(svg`<path d="M4 6H16M8 6V4H12V6M6 6 6.700 16H13.300L14 6"></path>`),
  back: icon(svg`<path d="M11 5 6 10 11 15"></path>`),
  copy: icon(svg`<path d="M7 7H15V16H7ZM5 13V4H12"></path>`),
} as const;
