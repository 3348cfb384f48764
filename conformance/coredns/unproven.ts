/** The recipes of this room that one machine cannot show, and why. */
export const unproven: Readonly<Record<`R${string}`, string>> = {
  R024: 'no kubelet runs here that would write a nameserver into a Pod; that the Service gets the address is shown',
};
