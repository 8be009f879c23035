/** Words that cannot be the noun a number counts nor begin a name: articles, pronouns, prepositions, auxiliaries, the small verbs of speech. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its he she they them we us you i me him her his their our your my mine
  and or but nor so yet if then than as at by for from in into of off on onto out over per to up with within without via about above after again
  against along among around before behind below beneath beside between beyond down during except inside near since through throughout till toward
  under until upon is are was were be been being am do does did have has had having will would shall should can could may might must
  not no never also just even only very too really quite still already almost nearly roughly approximately maybe perhaps like
  who whom whose which what when where why how all any both each every either neither some such there here now today yesterday tomorrow
  because although though while unless whereas however therefore thus hence instead etc vs versus plus minus times
  said says say told according based compared including depending ago old more less fewer later earlier away apart together alone
  i'm it's that's you're we're they're he's she's there's don't doesn't didn't isn't aren't wasn't weren't can't won't wouldn't couldn't shouldn't
  got get gets go goes going went come comes came make makes made take takes took put let us um uh yeah yes okay ok well right actually basically`.split(
    /\s+/,
  ),
);
