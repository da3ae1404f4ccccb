/* Proof of work (ALTCHA): find the number whose digest is the challenge's. Two hundred at a time, so the page stays free. */
globalThis.khabarProof = async (purpose) => {
  if (!globalThis.crypto?.subtle) return "";
  const answer = await fetch(`/_util/challenge/${purpose}/`);
  if (!answer.ok) return "";
  const { algorithm, challenge, maxNumber, salt, signature } = await answer.json();
  const bytes = new TextEncoder();
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (part) => part.toString(16).padStart(2, "0")).join("");
  const digest = async (number) => hex(await crypto.subtle.digest(algorithm, bytes.encode(salt + number)));
  for (let start = 0; start <= maxNumber; start += 200) {
    const found = await Promise.all(Array.from({ length: 200 }, (_, step) => digest(start + step)));
    const place = found.indexOf(challenge);
    if (place >= 0) return btoa(JSON.stringify({ algorithm, challenge, number: start + place, salt, signature }));
  }
  return "";
};
