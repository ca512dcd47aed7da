"use client";
import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import { cn } from "./cn";
import { pageNonce } from "./page-nonce";

type SelectOption<V extends string> = { value: V; label: string; hint?: string };

type SelectProps<V extends string> = {
  value: V;
  options: readonly SelectOption<V>[];
  onChange: (value: V) => void;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: true | undefined;
  disabled?: boolean;
  className?: string;
};

/** One of a short list. For long lists with search use `MultiSelect`. */
export function Select<V extends string>({
  value,
  options,
  onChange,
  disabled,
  className,
  ...control
}: SelectProps<V>) {
  const pick = (next: string) => {
    const option = options.find((candidate) => candidate.value === next);
    if (option) onChange(option.value);
  };
  return (
    <Primitive.Root value={value} onValueChange={pick} {...(disabled && { disabled })}>
      <Primitive.Trigger
        {...control}
        className={cn(
          "flex h-8 w-full min-w-0 items-center justify-between gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-left hover:border-ink-3 disabled:opacity-50 max-md:h-10",
          className,
        )}
      >
        <span className="truncate">
          <Primitive.Value />
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-3" />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-pop overflow-hidden rounded-md border border-line bg-raised shadow-raised"
        >
          <Primitive.Viewport className="p-1" nonce={pageNonce()}>
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                className="flex min-h-8 items-center gap-2 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-hover max-md:min-h-10"
              >
                <span className="flex-1">
                  <Primitive.ItemText>{option.label}</Primitive.ItemText>
                  {option.hint && <span className="block text-sm text-ink-3">{option.hint}</span>}
                </span>
                <Primitive.ItemIndicator>
                  <Check aria-hidden className="size-4" />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
