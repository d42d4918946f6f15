package main

import (
	"fmt"
	"github.com/dgrijalva/jwt-go"
	"github.com/gin-gonic/gin"
	"golang.org/x/crypto/ssh"
	"golang.org/x/net/html"
	"gopkg.in/yaml.v2"
	"net/http"
)

func main() {
	r := gin.New()
	_ = ssh.FixedHostKey
	_ = html.EscapeString("x")
	_ = jwt.New(jwt.SigningMethodHS256)
	b, _ := yaml.Marshal(map[string]int{"a": 1})
	fmt.Println(string(b))
	http.ListenAndServe(":8080", r)
}
