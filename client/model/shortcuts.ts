import { HAND_ACTIONS } from "./hand-actions.ts";

/** A key and what it does. */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
}

/** All keys of the explorer, by where they work. */
export const SHORTCUTS: readonly { readonly place: string; readonly keys: readonly Shortcut[] }[] =
  [
    {
      place: "Everywhere",
      keys: [
        { keys: "/ or Ctrl K", does: "Find or ask" },
        { keys: "Ctrl Z", does: "Undo" },
        { keys: "Ctrl Shift Z", does: "Redo" },
        { keys: "?", does: "These keys" },
      ],
    },
    {
      place: "In the network",
      keys: [
        { keys: "Arrow keys", does: "Go along the lines" },
        { keys: "Page Up, Page Down", does: "Go from actor to actor" },
        { keys: "Home", does: "Go to the most involved actor" },
        { keys: "Enter", does: "Expand an actor; open the evidence of a line" },
        { keys: "Space", does: "Open the evidence" },
        { keys: "Shift and arrow keys", does: "Move an actor and pin it" },
        { keys: "Escape", does: "Close it; leave the network" },
        { keys: "+ − 0", does: "Zoom in, zoom out, show everything" },
        ...Object.values(HAND_ACTIONS).map(({ key, name }) => ({
          keys: key.toUpperCase(),
          does: name,
        })),
        { keys: "Double click", does: "Expand an actor" },
        { keys: "Drag", does: "Move an actor and pin it" },
        { keys: "Shift and click", does: "Mark an actor" },
        { keys: "Shift and drag", does: "Mark what is in a box; with Alt, inside a line" },
      ],
    },
    {
      place: "In lanes over time",
      keys: [
        { keys: "Left, Right", does: "Go from stance to stance" },
        { keys: "Up, Down", does: "Go to the lane above or below" },
        { keys: "Home, End", does: "Go to the first or last stance" },
        { keys: "Enter", does: "Open the evidence" },
      ],
    },
    {
      place: "On the timeline",
      keys: [
        { keys: "← →", does: "Move an end, or the window, by a bar" },
        { keys: "Page Up, Page Down", does: "Move it by ten bars" },
        { keys: "Home, End", does: "Move an end to that of the data" },
        { keys: "Escape", does: "Show all days" },
      ],
    },
  ];
