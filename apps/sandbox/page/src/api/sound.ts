/**
 * A soft two-note sound for a new message. Browsers let a page sound only after the person has touched it; before that
 * `play` does nothing.
 */
export function createSound(createContext: () => AudioContext): { play: () => void } {
  let context: AudioContext | undefined;
  function note(audio: AudioContext, frequency: number, from: number) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.06, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.28);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.3);
  }
  return {
    play() {
      if (!navigator.userActivation?.hasBeenActive) return;
      context ??= createContext();
      note(context, 660, context.currentTime);
      note(context, 880, context.currentTime + 0.09);
    },
  };
}
