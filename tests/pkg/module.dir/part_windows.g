package main

const part = "windows part"
