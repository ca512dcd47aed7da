"use client";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Cell, Head, HeadCell, Row, Table } from "@/components/ui/table";
import { tokenQueries } from "@/lib/client/tokens.queries";
import type { Role } from "@/lib/contracts/roles";
import type { ApiToken } from "@/lib/contracts/tokens";
import { ListStates } from "../shared/list-states";
import { RoleBadge } from "../shared/role-badge";
import { Section } from "../shared/section";
import { When } from "../shared/when";
import { RevokeToken } from "./revoke-token";

const CreateTokenDialog = dynamic(() => import("./create-token-dialog").then((module) => module.CreateTokenDialog), {
  ssr: false,
});

const TONES: Record<ApiToken["status"], Tone> = { active: "ok", expired: "warn", revoked: "neutral" };

/** Credentials for scripts; nobody may give more than their own role. */
export function TokensScreen({ role }: { role: Role }) {
  const t = useTranslations("settings.tokens");
  const query = useQuery(tokenQueries.list());
  const [creating, setCreating] = useState(false);
  return (
    <Section
      title={t("title")}
      description={t("description")}
      action={
        <Button variant="primary" onClick={() => setCreating(true)}>
          <Plus aria-hidden />
          {t("add")}
        </Button>
      }
    >
      <ListStates
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={t("none")}>{t("noneWhy")}</EmptyState>}
      >
        {({ items }) => (
          <Table label={t("title")}>
            <Head>
              <HeadCell>{t("name")}</HeadCell>
              <HeadCell>{t("role")}</HeadCell>
              <HeadCell>{t("status")}</HeadCell>
              <HeadCell>{t("expires")}</HeadCell>
              <HeadCell>{t("lastUsed")}</HeadCell>
              <HeadCell>{t("createdBy")}</HeadCell>
              <HeadCell>
                <span className="sr-only">{t("actions")}</span>
              </HeadCell>
            </Head>
            <tbody>
              {items.map((token) => (
                <TokenRow key={token.id} token={token} />
              ))}
            </tbody>
          </Table>
        )}
      </ListStates>
      {creating && <CreateTokenDialog most={role} onClose={() => setCreating(false)} />}
    </Section>
  );
}

function TokenRow({ token }: { token: ApiToken }) {
  const t = useTranslations("settings.tokens");
  return (
    <Row>
      <Cell>
        <div className="font-medium">{token.name}</div>
        <div className="font-mono text-sm text-ink-3">{token.prefix}…</div>
      </Cell>
      <Cell>
        <RoleBadge role={token.role} />
      </Cell>
      <Cell>
        <Badge tone={TONES[token.status]}>{t(`state.${token.status}`)}</Badge>
      </Cell>
      <Cell className="text-ink-2">
        <When at={token.expiresAt} />
      </Cell>
      <Cell className="text-ink-2">{token.lastUsedAt ? <When at={token.lastUsedAt} relative /> : t("never")}</Cell>
      <Cell className="text-ink-2">{token.createdBy ?? t("unknown")}</Cell>
      <Cell className="text-right">{token.status === "active" && <RevokeToken token={token} />}</Cell>
    </Row>
  );
}
