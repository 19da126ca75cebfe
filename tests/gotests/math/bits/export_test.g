package bits

// DeBruijn64 is a number whose sequences of six bits are all different.
const DeBruijn64 = 0x03f79d71b4ca8b09
