const shapes = {
  back: "M15 5l-7 7 7 7",
  more: "M12 6h.01M12 12h.01M12 18h.01",
  send: "M4 12l16-8-6 16-3-6-7-2zm7 2l9-10",
  reply: "M10 8V4l-7 7 7 7v-4c5 0 8 1.5 10 5 0-6-3-11-10-11z",
  forward: "M14 8V4l7 7-7 7v-4c-5 0-8 1.5-10 5 0-6 3-11 10-11z",
  close: "M6 6l12 12M18 6L6 18",
  edit: "M4 20h4L19 9l-4-4L4 16v4zM13.5 6.5l4 4",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  attach: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8.5 8.5a1.7 1.7 0 0 1-2.5-2.5L15 7",
  keyboard: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8",
  down: "M12 5v14M6 13l6 6 6-6",
  muted: "M6 9a6 6 0 0 1 9-5M18 11c0 4 1 6 2 7H5c1-1 1-3 1-5M10 21h4M4 4l16 16",
  bell: "M6 10a6 6 0 0 1 12 0c0 5 1 7 2 8H4c1-1 2-3 2-8zM10 21h4",
  pin: "M9 3h6l-1 6 4 4H6l4-4-1-6zM12 13v8",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5",
  moon: "M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10z",
  auto: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
  storm: "M7 15a4 4 0 1 1 .7-7.9A5.5 5.5 0 0 1 18 9a3 3 0 0 1 0 6h-1M13 11l-3 5h4l-3 5",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c1-5 4-7 8-7s7 2 8 7",
  place: "M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  phone: "M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2",
  plus: "M12 5v14M5 12h14",
  link: "M14 5h5v5M19 5l-8 8M17 14v5H5V7h5",
  play: "M8 5l11 7-11 7z",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  topics: "M4 5h12v8H9l-4 3v-3H4zM19 9h1v9h-1v3l-4-3h-5",
  star: "M12 4l2.5 5.2 5.5.8-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.8z",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01",
  microphone: "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  sticker: "M5 4h14v10l-5 6H5zM14 20v-6h5M9 10h.01M14 10h.01M9 14c1.5 1 3 1 4 0",
  ban: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12",
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing in the colour of the text around it; words for it belong to the button it stands in. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      stroke-width={name === "more" || name === "keyboard" ? 2.4 : 1.8}
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
