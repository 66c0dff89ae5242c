import type { z } from "zod";
import type { TableMappingSchema } from "../../../wire/table-mapping.ts";

/** A published table whose columns are known, with the mapping that reads it. */
export interface KnownTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly mapping: z.input<typeof TableMappingSchema>;
}

/**
 * The rank of a mission says how a state treats another: to have one at all is diplomatic cooperation
 * (050). A row without one does not say who ended it and why, so it is left out.
 */
const MISSION_RANKS = {
  Embassy: "050",
  Legation: "050",
  "Ambassador Nonresident": "050",
  "Envoy Nonresident": "050",
  Liaison: "050",
  Interests: "050",
  Consulate: "050",
  "Consul Nonresident": "050",
  None: null,
};

/** Tables that need no mapping by hand. What is a stance or a tie in each is said beside it. */
export const KNOWN_TABLES: readonly KnownTable[] = [
  {
    // A leader represents the state; the end of who is still in office is that of the data.
    title: "Archigos leaders",
    columns: ["obsid", "gwcode", "leadid", "leader", "startdate", "enddate", "exit"],
    mapping: {
      rows: "ties",
      columns: {
        from: "leader",
        fromKey: "leadid",
        fromCountry: "gwcode",
        to: "gwcode",
        since: "startdate",
        until: "enddate",
      },
      constants: {
        fromKind: "person",
        type: "REPRESENTS",
        role: "Effective leader",
        source: "Archigos, a data set of political leaders",
      },
      values: { until: { "2015-12-31": "" } },
      codes: { to: "gleditsch-ward", fromCountry: "gleditsch-ward" },
    },
  },
  {
    title: "World leaders of Wikidata",
    columns: [
      "countryid",
      "country",
      "positionLabel",
      "officeholder",
      "officeholderLabel",
      "start_year",
    ],
    mapping: {
      rows: "ties",
      columns: {
        from: "officeholderLabel",
        fromWikidata: "officeholder",
        to: "country",
        toWikidata: "countryid",
        role: "positionLabel",
        since: "start_year",
        until: "end_year",
      },
      constants: { fromKind: "person", type: "REPRESENTS", source: "Wikidata, officeholders" },
      dates: "YYYY",
    },
  },
  {
    title: "United States missions by period",
    columns: [
      "country_code_cow",
      "country_name_cow",
      "date_start",
      "date_end",
      "us_mission_status",
    ],
    mapping: {
      columns: { to: "country_code_cow", date: "date_start", act: "us_mission_status" },
      constants: {
        from: "usa",
        summary: "Mission of rank {us_mission_status} until {date_end}",
        locator: "{country_abbrev_cow} from {date_start}",
        source: "Ranks of United States diplomatic missions",
      },
      values: { act: MISSION_RANKS },
      codes: { from: "iso3", to: "cow" },
    },
  },
  {
    title: "United States missions by change",
    columns: ["state_dept_name", "status_change", "year", "month", "day"],
    mapping: {
      columns: {
        to: "state_dept_name",
        act: "status_change",
        year: "year",
        month: "month",
        day: "day",
      },
      constants: {
        from: "usa",
        summary: "Mission changes to {status_change}",
        locator: "{state_dept_name}, {year}",
        source: "Changes of United States diplomatic missions",
      },
      values: { act: MISSION_RANKS },
      codes: { from: "iso3" },
    },
  },
  {
    title: "Journeys of Brazil's presidents",
    columns: ["Country", "City/region", "Period", "Overview", "year"],
    mapping: {
      columns: { to: "Country", date: "Period", year: "year" },
      constants: {
        from: "bra",
        act: "042",
        summary: "The president travels to {City/region}, {Period}",
        locator: "{Country}, {Period}",
      },
      codes: { from: "iso3" },
      dates: "words",
      language: "pt",
    },
  },
];
