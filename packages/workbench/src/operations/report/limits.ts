/** What the answers leave out, said in the report and on the page. */
export const LIMITS = [
  'Nothing here is a forecast: it is what follows from the opening position, the equations and the stated assumptions.',
  'Private companies publish little: much of their opening position is estimated or assumed, as the table of shares says.',
  'The bands show what the parameters’ ranges do to the answers; they do not contain what the equations leave out.',
  'Companies outside the model’s list act together as sectors, and holders of debt are kinds of holder, not names, where no document names them.',
  'Accounting follows the model’s own months and book lives; a company’s fiscal quarters and policies differ in detail.',
];
