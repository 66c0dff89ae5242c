import { goneDyads } from "../../server/picture/change-marks.ts";
import type { SceneStyle } from "../../server/picture/network-scene.ts";
import type { NetworkViewStyle } from "./network-view-options.ts";

/** Lines of dyads that are gone are broken, whatever they rest on. */
export function sceneStyle({ dashesSingle, changes = null }: NetworkViewStyle): SceneStyle {
  return { dashesSingle, broken: changes === null ? null : goneDyads(changes) };
}
