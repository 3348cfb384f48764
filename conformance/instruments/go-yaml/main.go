// Program go-yaml reads YAML as Kubernetes does, and prints as JSON what it read.
//
// On stdin is a JSON array of texts. On stdout is a JSON array of answers in their order, each with `object`, what
// sigs.k8s.io/yaml makes of the text as one document, or `refused`; and with `stream`, the documents that the reader of
// kubectl finds in it, or `streamRefused`.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
	"strings"

	stream "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

type answer struct {
	Object        json.RawMessage   `json:"object,omitempty"`
	Refused       string            `json:"refused,omitempty"`
	Stream        []json.RawMessage `json:"stream"`
	StreamRefused string            `json:"streamRefused,omitempty"`
}

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		log.Fatal(err)
	}
	answers := make([]answer, len(texts))
	for i, text := range texts {
		answers[i] = read(text)
	}
	// The answers hold what was read, not what suits a web page.
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	if err := out.Encode(answers); err != nil {
		log.Fatal(err)
	}
}

func read(text string) answer {
	var a answer
	object, err := yaml.YAMLToJSONStrict([]byte(text))
	if err != nil {
		a.Refused = err.Error()
	} else {
		a.Object = object
	}
	documents, err := documentsOf(text)
	if err != nil {
		a.StreamRefused = err.Error()
	}
	a.Stream = documents
	return a
}

// What kubectl does with a file: see Visit of the StreamVisitor in k8s.io/cli-runtime.
func documentsOf(text string) ([]json.RawMessage, error) {
	documents := []json.RawMessage{}
	decoder := stream.NewYAMLOrJSONDecoder(strings.NewReader(text), 4096)
	for {
		var document json.RawMessage
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			return documents, nil
		}
		if err != nil {
			return documents, err
		}
		document = bytes.TrimSpace(document)
		if len(document) > 0 && !bytes.Equal(document, []byte("null")) {
			documents = append(documents, bytes.Clone(document))
		}
	}
}
