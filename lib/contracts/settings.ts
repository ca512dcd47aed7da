import { z } from "zod";

/** Settings of the console that people may change while it runs, with their defaults. */
export const Settings = z.object({
  /** Time zone of reports and of people who chose none. */
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", "not a time zone")
    .default("UTC"),
  /** Label that tells environments apart. */
  environmentLabel: z.string().regex(/^[A-Za-z_]\w*$/, "not a label name").default("environment"),
  /** Text above the sign-in form, for example whom to ask for an account. */
  signInNote: z.string().trim().max(300).default(""),
});
/** `PATCH /api/v1/settings` */
export const SettingsChange = Settings.partial();

export type Settings = z.infer<typeof Settings>;
export type SettingsChange = z.infer<typeof SettingsChange>;
