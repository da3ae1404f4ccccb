// The upload sends the fields of its own form with each file: the shared ones join it.
document.querySelector("#fileupload").form.prepend(document.querySelector("[data-shared]"));
