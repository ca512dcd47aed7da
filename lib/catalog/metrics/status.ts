/** 1 while every instance answers its scrape. */
export const UP_ALL = `min by ($by)(up{$t})`;

export const UP_INSTANCES = `sum by ($by)(up{$t})`;

export const INSTANCES = `count by ($by)(up{$t})`;
