//! Listeners, timers and frames that end with their owner.
//!
//! Invariant: nothing that is registered here outlives the value that registered it.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AddEventListenerOptions, Event, EventTarget, Window};

/// Event listeners with one owner: dropped, they are all gone.
pub struct Listeners {
    abort: AbortController,
    kept: Vec<Closure<dyn FnMut(Event)>>,
}

impl Listeners {
    /// None yet.
    pub fn new() -> Result<Self, JsValue> {
        Ok(Self { abort: AbortController::new()?, kept: Vec::new() })
    }

    /// Listens in the capture phase. A passive listener cannot hold the page up, and cannot prevent anything.
    pub fn on(
        &mut self,
        target: &EventTarget,
        name: &str,
        passive: bool,
        callback: impl FnMut(Event) + 'static,
    ) -> Result<(), JsValue> {
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(passive);
        options.set_signal(&self.abort.signal());
        let closure = Closure::<dyn FnMut(Event)>::new(callback);
        target.add_event_listener_with_callback_and_add_event_listener_options(
            name,
            closure.as_ref().unchecked_ref(),
            &options,
        )?;
        self.kept.push(closure);
        Ok(())
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        self.abort.abort();
    }
}

/// One timer that is set again and again; the callback is made once.
pub struct Timer {
    window: Window,
    callback: Closure<dyn FnMut()>,
    running: Cell<Option<i32>>,
}

impl Timer {
    /// Not running.
    pub fn new(window: &Window, callback: impl FnMut() + 'static) -> Self {
        Self { window: window.clone(), callback: Closure::new(callback), running: Cell::new(None) }
    }

    /// Runs the callback in so many ms, instead of when it was to run before.
    pub fn set(&self, ms: u32) {
        self.clear();
        let handler = self.callback.as_ref().unchecked_ref();
        let ms = i32::try_from(ms).unwrap_or(i32::MAX);
        self.running.set(
            self.window.set_timeout_with_callback_and_timeout_and_arguments_0(handler, ms).ok(),
        );
    }

    fn clear(&self) {
        if let Some(id) = self.running.take() {
            self.window.clear_timeout_with_handle(id);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Work for the next frame, however often it is asked for.
pub struct Frame {
    window: Window,
    callback: Closure<dyn FnMut()>,
    asked: Cell<Option<i32>>,
}

impl Frame {
    /// Not asked for.
    pub fn new(window: &Window, callback: impl FnMut() + 'static) -> Self {
        Self { window: window.clone(), callback: Closure::new(callback), asked: Cell::new(None) }
    }

    /// Asks for the next frame, once.
    pub fn ask(&self) {
        if self.asked.get().is_none() {
            self.asked.set(
                self.window.request_animation_frame(self.callback.as_ref().unchecked_ref()).ok(),
            );
        }
    }

    /// To be called when the frame has come.
    pub fn came(&self) {
        self.asked.set(None);
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(id) = self.asked.take() {
            let _ = self.window.cancel_animation_frame(id);
        }
    }
}
