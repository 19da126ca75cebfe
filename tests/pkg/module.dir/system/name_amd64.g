package system

const Name = "amd64"
