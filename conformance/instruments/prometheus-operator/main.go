// Program prometheus-operator says what the admission webhook of the Prometheus operator answers.
//
// On stdin is a JSON array of objects. On stdout is a JSON array in their order: a list of what is objected to, which is
// empty if nothing is, or null for a kind that the webhook does not look at.
package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"

	"github.com/prometheus-operator/prometheus-operator/pkg/admission"
	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/promql/parser"
	v1 "k8s.io/api/admission/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

type webhook struct{ resource, path string }

var webhooks = map[string]webhook{
	"PrometheusRule":     {"prometheusrules", "/admission-prometheusrules/validate"},
	"AlertmanagerConfig": {"alertmanagerconfigs", "/admission-alertmanagerconfigs/validate"},
}

func main() {
	var objects []json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&objects); err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux()
	// The webhook's defaults: see cmd/admission-webhook of the operator.
	silent := slog.New(slog.NewTextHandler(io.Discard, nil))
	admission.New(silent, model.UTF8Validation, parser.Options{}).Register(mux)
	answers := make([][]string, len(objects))
	for i, object := range objects {
		answers[i] = objections(mux, object)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		log.Fatal(err)
	}
}

func objections(mux http.Handler, object json.RawMessage) []string {
	var head metav1.TypeMeta
	if err := json.Unmarshal(object, &head); err != nil {
		return []string{err.Error()}
	}
	kind := head.GroupVersionKind()
	asked, known := webhooks[kind.Kind]
	if !known || kind.Group != "monitoring.coreos.com" {
		return nil
	}
	review := v1.AdmissionReview{
		TypeMeta: metav1.TypeMeta{APIVersion: "admission.k8s.io/v1", Kind: "AdmissionReview"},
		Request: &v1.AdmissionRequest{
			Resource: metav1.GroupVersionResource{Group: kind.Group, Version: kind.Version, Resource: asked.resource},
			Object:   runtime.RawExtension{Raw: object},
		},
	}
	return answer(mux, asked.path, review)
}

func answer(mux http.Handler, path string, review v1.AdmissionReview) []string {
	body, err := json.Marshal(review)
	if err != nil {
		return []string{err.Error()}
	}
	request := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	mux.ServeHTTP(recorder, request)
	var told v1.AdmissionReview
	if err := json.Unmarshal(recorder.Body.Bytes(), &told); err != nil || told.Response == nil {
		return []string{recorder.Result().Status + " " + recorder.Body.String()}
	}
	return textsOf(told.Response)
}

func textsOf(response *v1.AdmissionResponse) []string {
	texts := append([]string{}, response.Warnings...)
	if response.Allowed {
		return texts
	}
	if response.Result == nil {
		return append(texts, "refused without a reason")
	}
	texts = append(texts, response.Result.Message)
	if details := response.Result.Details; details != nil {
		for _, cause := range details.Causes {
			texts = append(texts, cause.Message)
		}
	}
	return texts
}
