/** 1 while every instance answers its scrape. */
export const UP_ALL = `min by ($by)(up{$s})`;

export const UP_INSTANCES = `sum by ($by)(up{$s})`;

export const INSTANCES = `count by ($by)(up{$s})`;
