/** Luhn (ISO/IEC 7812-1 annex B): the last digit checks the others. */
export function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** GS1 modulo 10 (GS1 General Specifications §7.9): weights 3 and 1 from the right, the last digit checks. */
export function gs1(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}

/** Sum of digits times weights modulo 11; digits beyond the weights do not count. */
export function weighted11(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index] ?? 0), 0) % 11;
}

/** ISO 7064 MOD 97-10 over letters and digits, as IBAN uses it (ISO 13616): the remainder. */
export function mod97(text: string): number {
  let remainder = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
