import { describe, expect, it } from "vitest";
import { crossSiteReason } from "./same-origin";

const OWN = "https://atalaya.example.com";
const reason = (headers: Record<string, string>) => crossSiteReason(new Headers(headers), OWN);

describe("crossSiteReason", () => {
  it.each([
    { headers: { origin: OWN }, why: "the public origin" },
    { headers: { origin: OWN, "sec-fetch-site": "same-origin" }, why: "and the browser says so" },
    { headers: { "sec-fetch-site": "same-origin" }, why: "the browser's word alone" },
    { headers: { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }, why: "the name the person used" },
  ])("accepts $why", ({ headers }) => expect(reason(headers)).toBeNull());

  it.each([
    { headers: {}, why: "no origin at all" },
    { headers: { origin: "https://evil.example" }, why: "another origin" },
    { headers: { origin: "null" }, why: "a sandboxed page" },
    { headers: { origin: OWN, "sec-fetch-site": "cross-site" }, why: "what the browser calls cross-site" },
    { headers: { origin: OWN, "sec-fetch-site": "same-site" }, why: "a sister site" },
    {
      headers: { origin: "https://evil.example", host: "atalaya.example.com" },
      why: "another origin on our host name",
    },
    { headers: { origin: "https://atalaya.example.com.evil.example" }, why: "a look-alike" },
  ])("refuses $why", ({ headers }) => expect(reason(headers)).not.toBeNull());
});
