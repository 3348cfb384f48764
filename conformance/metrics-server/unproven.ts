/** The recipes of this room that one machine cannot show, and why. */
export const unproven: Readonly<Record<`R${string}`, string>> = {
  R005: 'no image is run here, so none lacks a shell; what runs is the program, beside the tools of the machine',
};
