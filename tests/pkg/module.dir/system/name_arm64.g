package system

const Name = "arm64"
