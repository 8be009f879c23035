/** Kinds of text that belong to the page and not to what it says. */
export type ChromeKind =
  | 'navigation'
  | 'tag row'
  | 'self-promotion'
  | 'advertisement'
  | 'translation note'
  | 'credits'
  // who speaks, or the second, on a line of its own
  | 'speaker line';

/** What a line is when it is page furniture, judged from the line alone; undefined for content. `edge`: the line is among the first or last of the document. */
export function chromeOf(line: string, edge: boolean): ChromeKind | undefined {
  const text = line.trim();
  if (text === '') return undefined;
  const words = text.split(/\s+/).length;
  if (/^(#[\p{L}\p{N}][\p{L}\p{N} _&/-]*){2,}$/u.test(text) && words <= 40) return 'tag row';
  if (words <= 14 && isNavigation(text, edge)) return 'navigation';
  if (words <= 40 && /^(logo|cover) of (the )?(podcast|episode|show)\b/i.test(text)) return 'navigation';
  if (words <= 60 && isPromotion(text)) return 'self-promotion';
  return undefined;
}

const NAVIGATION: RegExp[] = [
  /^skip to (the )?(main )?content\b/i,
  /^(←|<|«|‹)\s*(back|home|all|previous|prev)\b/i,
  /^(back|return) to (home|top|all|the)\b/i,
  /^(watch|read|listen to|view|see|show|play|open) (the )?(original|full (article|episode|transcript|story|post)|transcript|more|all|less)\b.{0,20}$/i,
  /^(home|menu|search|login|log in|sign in|sign up|subscribe|share|print|save|follow|like|reply|comment|comments|report|copy link|download|export|bookmark|settings|privacy( policy)?|terms( of (use|service))?|cookie(s| policy| settings)?|contact( us)?|about( us)?|help|advertise|careers|sitemap|newsletter)$/i,
  /^(accept|reject|manage) (all )?cookies\b/i,
  /^(previous|next) (article|episode|post|page)\b/i,
  /^(related|recommended|popular|trending|latest|more) (articles|posts|episodes|stories|from|on)\b/i,
  /^(©|copyright)\b/i,
  /^all rights reserved\.?$/i,
  /^(share|follow) (this|us|on)\b/i,
  /^(export|import) \w+ subscriptions$/i,
  /^(logo|cover) of (podcast|episode)\b/i,
  /^(audio|video) brief$/i,
  /^(ai )?(deep dive|chapters|summary|highlights|notes|outline|mindmap)( (ai )?(deep dive|chapters|summary|transcript|highlights|notes|outline|mindmap|q&a|keywords))+$/i,
  /^translations?:?$/i,
  /^(中文|日本語|한국어|english|español|français|deutsch|português|italiano|русский|العربية|हिन्दी)$/i,
  /^\d+ ?min(ute)?s? (read|listen|watch)$/i,
  /^(advertisement|sponsored|promoted|ad)$/i,
  /^(listen to|share|gift|save|print) this (article|post|episode|story|page)\b.{0,20}$/i,
  /^(subscribe|upgrade|get started|get the app|open in app|sign up|join|start writing)( now| today| here| for free| free)?$/i,
  /^((like|reply|share|upvote|downvote|report|restack|award|flag|collapse|expand)( \(?\d+\)?)?[ ·|]*)+$/i,
  /^\d+ points? (by|•|·) ?\S+.{0,60}$/i,
  /^[\w-]{2,24} (\d+|an?|one) (minutes?|hours?|days?|weeks?|months?|years?) ago\b[ |[\]–+-]*((parent|next|prev|root|context|favorite|on:.{0,40})[ |[\]–-]*)*$/i,
  /^(edited )?\d+ ?(s|m|h|d|w|mo|y|min|hr|hours?|days?|weeks?|months?|years?)( ago)?$/i,
  /^(loading|please wait)(\.\.\.|…)?$/i,
  /^(most (read|popular|recent|viewed)|trending now|you (may|might) also like|recommended for you|up next|more from .{1,40}|discussion about this (post|podcast|video)|no posts|ready for more\??|comments? \(\d+\)|\d+ comments?.{0,20}|view all( comments)?|load more( comments)?|read more|continue reading)$/i,
  /^(photo|image|picture)( credit| by|:).{0,60}$/i,
  /^(filed under|tags?|categor(y|ies)):/i,
  /^show (transcript|notes|more|less)$/i,
  /^\d+ (likes?|comments?|shares?|views?|replies)$/i,
];

function isNavigation(text: string, edge: boolean): boolean {
  if (NAVIGATION.some((p) => p.test(text))) return true;
  if (/(→|»|›|↗)$/.test(text) && text.split(/\s+/).length <= 5) return true;
  return edge && /^(home|menu|search)( [|·•/>] .+)+$/i.test(text);
}

const PROMOTION: RegExp[] = [
  /\b(check out|subscribe to|sign up for|follow|visit|join) (my|our|the) (substack|newsletter|blog|channel|podcast|course|book|website|page|community|patreon|discord|profile)\b/i,
  /\b(like and subscribe|hit subscribe|smash (that|the) (like|subscribe)|link in (my |the )?(bio|description))\b/i,
  /^for more .{3,80}\b(check out|subscribe|follow|visit)\b/i,
  /^we[’']re sunsetting\b/i,
  /^thanks for (reading|listening to|watching) .{1,60}\b(subscribe|sign up)\b/i,
  /\b(subscribe|sign up) (for free |today |now )?to (receive|get|support)\b/i,
  /\bbecome (a|an) (free |paid |founding )?(subscriber|member|patron)\b/i,
  /^(if you (enjoyed|liked|found) (this|it)).{0,80}\b(subscribe|share|follow|sign up|check)\b/i,
  /\bfollow me on (twitter|x|linkedin|mastodon|bluesky|instagram)\b/i,
];

function isPromotion(text: string): boolean {
  return (
    /subscri|check|sign|follow|visit|join|bio|description|sunset|become|share/i.test(text) &&
    PROMOTION.some((p) => p.test(text))
  );
}

const ADVERTISEMENT: RegExp[] = [
  /\b(this (episode|show|podcast|video) is (brought to you|sponsored) by|brought to you by|today[’']s sponsor|our sponsors?|sponsored (by|content)|promo code|use code [A-Z0-9]+|\d+% off|free trial|terms apply)\b/i,
  /\bhost of (the )?.{2,60} podcast\b.*\b(listen|wherever you|subscribe|start your week|linkedin)\b/i,
  /\b(tune in(to)?|listen to|check out) (my|our) .{0,40}(podcast|show)\b/i,
  /\bcheck out .{2,40} wherever you (enjoy|get|listen to) (your )?podcasts\b/i,
  /\bwherever you get your podcasts\b/i,
];

/** Whether a paragraph is an advertisement read into the programme: at least one strong sign, and short enough to be one. */
export function isAdvertisement(paragraph: string): boolean {
  if (
    paragraph.length > 1500 ||
    !/sponsor|brought|podcast|promo|code|% off|trial|terms|tune|listen|check/i.test(paragraph)
  )
    return false;
  const signs = ADVERTISEMENT.filter((p) => p.test(paragraph)).length;
  return signs >= 1 && !/\b(our guest|joins us|welcome back)\b/i.test(paragraph);
}
