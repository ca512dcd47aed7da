import { type ServiceKey, SERVICES } from "@/demo/model/topology";
import type { ServiceInput } from "@/lib/contracts/services";

const NAMES: Record<ServiceKey, string> = {
  gateway: "API gateway",
  auth: "Authentication",
  coupon: "Coupons",
  station: "Stations",
  raffle: "Raffles",
};

/** Coupons, the way in and sign-in earn the money; a raffle can wait until the morning. */
const TIERS: Record<ServiceKey, number> = { gateway: 1, auth: 1, coupon: 1, station: 2, raffle: 3 };

/** Where the guide's alert rules point to. */
const RUNBOOKS = "https://docs.gasolinera-jsm.com/runbooks/";

/** Gasolinera's services as the registry knows them: the same jobs and trace names that the fleet uses. */
export const gasolineraServices = (): ServiceInput[] =>
  SERVICES.map(({ key, job, team }) => ({
    key,
    name: NAMES[key],
    jobMatcher: job,
    team,
    tier: TIERS[key],
    traceService: job,
    runbookBase: RUNBOOKS,
  }));
