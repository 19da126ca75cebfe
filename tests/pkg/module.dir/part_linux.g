package main

const part = "linux part"
