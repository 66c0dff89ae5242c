import type { FigureLanguage } from "../../wire/figure.ts";
import type { LiveWords } from "../../wire/live-words.ts";
import { wordsFor } from "./words-for.ts";

type OwnWords = Omit<LiveWords, "language" | "evidence" | "source" | "from" | "to">;

const WORDS = {
  en: {
    zoomIn: "Enlarge",
    zoomOut: "Make smaller",
    whole: "Show the whole network",
    fullScreen: "Full screen",
    close: "Close",
    filter: "Narrow the figure",
    issue: "Issue",
    allIssues: "All issues",
    reset: "Reset",
    nothing: "No stances.",
    shownOf: "{shown} of {all} stances",
    via: "via",
    statuses: {
      stated: "stated by the speaker",
      reported: "reported by others",
      claimed: "claimed, not confirmed",
      denied: "a denial",
    },
    zoomHint: "Hold Ctrl or ⌘ and scroll to zoom",
    keys: "network: arrow keys walk, Enter opens the evidence, plus and minus zoom",
  },
  fr: {
    zoomIn: "Agrandir",
    zoomOut: "Réduire",
    whole: "Montrer tout le réseau",
    fullScreen: "Plein écran",
    close: "Fermer",
    filter: "Restreindre la figure",
    issue: "Question",
    allIssues: "Toutes les questions",
    reset: "Réinitialiser",
    nothing: "Aucune prise de position.",
    shownOf: "{shown} prises de position sur {all}",
    via: "par l’intermédiaire de",
    statuses: {
      stated: "dit par l’intéressé",
      reported: "rapporté par d’autres",
      claimed: "affirmé, non confirmé",
      denied: "un démenti",
    },
    zoomHint: "Ctrl ou ⌘ et la molette pour zoomer",
    keys: "réseau : les flèches parcourent, Entrée ouvre les preuves, plus et moins zooment",
  },
  ru: {
    zoomIn: "Увеличить",
    zoomOut: "Уменьшить",
    whole: "Показать всю сеть",
    fullScreen: "Во весь экран",
    close: "Закрыть",
    filter: "Сузить рисунок",
    issue: "Вопрос",
    allIssues: "Все вопросы",
    reset: "Сбросить",
    nothing: "Позиций нет.",
    shownOf: "Позиций: {shown} из {all}",
    via: "через",
    statuses: {
      stated: "сказано самим участником",
      reported: "по сообщениям других",
      claimed: "утверждается, не подтверждено",
      denied: "опровержение",
    },
    zoomHint: "Масштаб: Ctrl или ⌘ и колесо мыши",
    keys: "сеть: стрелки ведут по линиям, Enter открывает свидетельства, плюс и минус меняют масштаб",
  },
  tr: {
    zoomIn: "Büyüt",
    zoomOut: "Küçült",
    whole: "Ağın tamamını göster",
    fullScreen: "Tam ekran",
    close: "Kapat",
    filter: "Şekli daralt",
    issue: "Konu",
    allIssues: "Bütün konular",
    reset: "Sıfırla",
    nothing: "Tutum yok.",
    shownOf: "{all} tutumdan {shown} tanesi",
    via: "aracılığıyla:",
    statuses: {
      stated: "konuşanın kendi sözü",
      reported: "başkalarının aktardığı",
      claimed: "iddia, doğrulanmamış",
      denied: "yalanlama",
    },
    zoomHint: "Yakınlaştırmak için Ctrl ya da ⌘ ile kaydırın",
    keys: "ağ: oklar gezdirir, Enter kanıtı açar, artı ve eksi yakınlaştırır",
  },
  de: {
    zoomIn: "Vergrößern",
    zoomOut: "Verkleinern",
    whole: "Ganzes Netz zeigen",
    fullScreen: "Vollbild",
    close: "Schließen",
    filter: "Abbildung eingrenzen",
    issue: "Thema",
    allIssues: "Alle Themen",
    reset: "Zurücksetzen",
    nothing: "Keine Stellungnahmen.",
    shownOf: "{shown} von {all} Stellungnahmen",
    via: "durch",
    statuses: {
      stated: "vom Sprecher selbst",
      reported: "von anderen berichtet",
      claimed: "behauptet, nicht bestätigt",
      denied: "ein Dementi",
    },
    zoomHint: "Zum Zoomen Strg oder ⌘ halten und scrollen",
    keys: "Netz: Pfeiltasten führen weiter, Enter öffnet die Belege, Plus und Minus zoomen",
  },
} as const satisfies Record<FigureLanguage, OwnWords>;

/** The words for a figure that comes alive, in its language or in English. */
export function liveWords(language: string): LiveWords {
  const words = wordsFor(language);
  const { evidence, source, from, to } = words;
  return { ...WORDS[words.tag], language: words.tag, evidence, source, from, to };
}
