import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import {
  type ChangePassword,
  type CreateUser,
  type UpdateUser,
  User,
  UserList,
  UserWithPassword,
} from "@/lib/contracts/users";
import { getJson, sendJson } from "./get-json";

const path = "/api/v1/users";

/** People who may sign in. */
export const userQueries = {
  all: () => ["users"] as const,
  list: () =>
    queryOptions({
      queryKey: [...userQueries.all(), "list"] as const,
      queryFn: ({ signal }) => getJson(path, UserList, signal),
    }),
};

export const createUser = (input: CreateUser): Promise<UserWithPassword> =>
  sendJson(path, { method: "POST", body: input }, UserWithPassword);

export const updateUser = (id: string, change: UpdateUser): Promise<User> =>
  sendJson(`${path}/${id}`, { method: "PATCH", body: change }, User);

/** Gives a new random password, which is in the answer and nowhere else. */
export const resetPassword = (id: string): Promise<UserWithPassword> =>
  sendJson(`${path}/${id}/password`, { method: "POST", body: {} }, UserWithPassword);

/** Ends every session of that person. */
export const signOutEverywhere = (id: string): Promise<undefined> =>
  sendJson(`${path}/${id}/sessions`, { method: "DELETE" }, z.undefined());

export const changePassword = (input: ChangePassword): Promise<undefined> =>
  sendJson(`${path}/me/password`, { method: "PUT", body: input }, z.undefined());
