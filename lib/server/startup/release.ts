import "server-only";
import { disconnect } from "@/lib/server/db/client";

/** Lets go of everything that would keep a program outside the server from ending. */
export const release = (): Promise<void> => disconnect();
