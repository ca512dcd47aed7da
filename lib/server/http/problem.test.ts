import { describe, expect, it } from "vitest";
import { ERROR_STATUS, Problem, type ErrorCode } from "@/lib/contracts/problem";
import { DatabaseUnavailable } from "@/lib/server/db/errors";
import { AppError } from "./app-error";
import { problemOf, toProblem } from "./problem";

const codes = Object.keys(ERROR_STATUS) as ErrorCode[]; // safe: the keys of that very object

describe("problem documents", () => {
  it.each(codes)("%s has its status and a title", (code) => {
    const problem = Problem.parse(problemOf(new AppError(code, "why"), "request-1"));
    expect(problem).toMatchObject({ code, status: ERROR_STATUS[code], detail: "why", requestId: "request-1" });
    expect(problem.title).not.toBe("");
  });

  it("hides what an unknown error says", async () => {
    const response = toProblem(new Error("password=hunter2 at 10.0.0.7"), "request-2");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("hunter2");
  });

  it("says that the database is down, and when to come back", async () => {
    const response = toProblem(new DatabaseUnavailable(new Error("connect ECONNREFUSED 10.0.0.7")), "request-3");
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    const text = await response.text();
    expect(text).toContain("database_unavailable");
    expect(text).not.toContain("10.0.0.7");
  });

  it("carries the type and the request id in its headers", () => {
    const { headers } = toProblem(new AppError("rate_limited", "slow down", { retryAfterSeconds: 1.2 }), "request-4");
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(headers.get("x-request-id")).toBe("request-4");
    expect(headers.get("retry-after")).toBe("2");
  });
});
