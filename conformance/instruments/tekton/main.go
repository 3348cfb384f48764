// Program tekton says what the webhooks of Tekton Pipelines and Tekton Triggers answer, with their default configuration.
//
// On stdin is a JSON array of objects. On stdout is a JSON array in their order: a list of what is objected to, warnings
// too, which is empty if nothing is, or null for a kind that no webhook looks at.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"log"
	"os"
	"strings"

	pipelines "github.com/tektoncd/pipeline/pkg/apis/config"
	pipelinev1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1"
	pipelinev1beta1 "github.com/tektoncd/pipeline/pkg/apis/pipeline/v1beta1"
	triggers "github.com/tektoncd/triggers/pkg/apis/config"
	"github.com/tektoncd/triggers/pkg/apis/triggers/contexts"
	triggersv1alpha1 "github.com/tektoncd/triggers/pkg/apis/triggers/v1alpha1"
	triggersv1beta1 "github.com/tektoncd/triggers/pkg/apis/triggers/v1beta1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"knative.dev/pkg/apis"
	"knative.dev/pkg/webhook/resourcesemantics"
)

const (
	pipelineGroup = "tekton.dev"
	triggerGroup  = "triggers.tekton.dev"
)

// As in cmd/webhook of both projects.
var kinds = map[string]func() resourcesemantics.GenericCRD{
	pipelineGroup + "/v1/Task":                      func() resourcesemantics.GenericCRD { return &pipelinev1.Task{} },
	pipelineGroup + "/v1/Pipeline":                  func() resourcesemantics.GenericCRD { return &pipelinev1.Pipeline{} },
	pipelineGroup + "/v1/TaskRun":                   func() resourcesemantics.GenericCRD { return &pipelinev1.TaskRun{} },
	pipelineGroup + "/v1/PipelineRun":               func() resourcesemantics.GenericCRD { return &pipelinev1.PipelineRun{} },
	pipelineGroup + "/v1beta1/StepAction":           func() resourcesemantics.GenericCRD { return &pipelinev1beta1.StepAction{} },
	pipelineGroup + "/v1beta1/CustomRun":            func() resourcesemantics.GenericCRD { return &pipelinev1beta1.CustomRun{} },
	triggerGroup + "/v1beta1/EventListener":         func() resourcesemantics.GenericCRD { return &triggersv1beta1.EventListener{} },
	triggerGroup + "/v1beta1/Trigger":               func() resourcesemantics.GenericCRD { return &triggersv1beta1.Trigger{} },
	triggerGroup + "/v1beta1/TriggerBinding":        func() resourcesemantics.GenericCRD { return &triggersv1beta1.TriggerBinding{} },
	triggerGroup + "/v1beta1/ClusterTriggerBinding": func() resourcesemantics.GenericCRD { return &triggersv1beta1.ClusterTriggerBinding{} },
	triggerGroup + "/v1beta1/TriggerTemplate":       func() resourcesemantics.GenericCRD { return &triggersv1beta1.TriggerTemplate{} },
	triggerGroup + "/v1alpha1/Interceptor":          func() resourcesemantics.GenericCRD { return &triggersv1alpha1.Interceptor{} },
	triggerGroup + "/v1alpha1/ClusterInterceptor":   func() resourcesemantics.GenericCRD { return &triggersv1alpha1.ClusterInterceptor{} },
}

func main() {
	var objects []json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&objects); err != nil {
		log.Fatal(err)
	}
	answers := make([][]string, len(objects))
	for i, object := range objects {
		answers[i] = objections(object)
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		log.Fatal(err)
	}
}

func objections(object json.RawMessage) []string {
	var head metav1.TypeMeta
	if err := json.Unmarshal(object, &head); err != nil {
		return []string{err.Error()}
	}
	create, known := kinds[head.APIVersion+"/"+head.Kind]
	if !known {
		return nil
	}
	resource := create()
	// The webhooks are made with "disallow unknown fields".
	decoder := json.NewDecoder(bytes.NewReader(object))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(resource); err != nil {
		return []string{"decoding request failed: " + err.Error()}
	}
	ctx := contextFor(head.GroupVersionKind().Group)
	resource.SetDefaults(ctx)
	return textsOf(resource.Validate(ctx))
}

func contextFor(group string) context.Context {
	ctx := apis.WithinCreate(context.Background())
	if group == pipelineGroup {
		return pipelines.ToContext(ctx, pipelines.FromContextOrDefaults(ctx))
	}
	return contexts.WithUpgradeViaDefaulting(triggers.ToContext(ctx, triggers.FromContextOrDefaults(ctx)))
}

func textsOf(errs *apis.FieldError) []string {
	texts := []string{}
	for _, err := range errs.WrappedErrors() {
		text := strings.TrimSpace(err.Error())
		if err.Level == apis.WarningLevel {
			text = "warning: " + text
		}
		texts = append(texts, text)
	}
	return texts
}
