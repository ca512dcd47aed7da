import { z } from "zod";

const FIELDS = {
  /** Time zone of reports and of people who chose none. */
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", "not a time zone"),
  /** Label that tells environments apart. */
  environmentLabel: z.string().regex(/^[A-Za-z_]\w*$/, "not a label name"),
  /** Text above the sign-in form, for example whom to ask for an account. */
  signInNote: z.string().trim().max(300),
};

/** Settings of the console that people may change while it runs, with their defaults. */
export const Settings = z.object({
  timeZone: FIELDS.timeZone.default("UTC"),
  environmentLabel: FIELDS.environmentLabel.default("environment"),
  signInNote: FIELDS.signInNote.default(""),
});
/** `PATCH /api/v1/settings`. Without defaults: what is not given must not go back to its default. */
export const SettingsChange = z.object(FIELDS).partial();

export type Settings = z.infer<typeof Settings>;
export type SettingsChange = z.infer<typeof SettingsChange>;
