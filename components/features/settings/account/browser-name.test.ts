import { expect, it } from "vitest";
import { browserName } from "./browser-name";

it.each([
  { agent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", expected: "Firefox 140, Linux" },
  {
    agent:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0",
    expected: "Edge 150, Windows",
  },
  {
    agent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
    expected: "Safari 19, iOS",
  },
  { agent: "curl/8.5.0", expected: null },
  { agent: "", expected: null },
])("$expected", ({ agent, expected }) => expect(browserName(agent)).toBe(expected));
