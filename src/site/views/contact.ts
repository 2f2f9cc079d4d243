/** A link that writes to the archive, if its contact is an e-mail address. */
export const contactLink = (contact: string, subject: string): string | null =>
  /^\S+@\S+$/.test(contact) ? `mailto:${contact}?subject=${encodeURIComponent(subject)}` : null;
